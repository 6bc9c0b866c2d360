import { test } from '@japa/runner'
import { Shelf } from '#registry/documents/shelf'

/** A writer that can be let go by hand. */
function held<Written>() {
  let finish: (written: Written) => void = () => {}
  let fail: (error: Error) => void = () => {}
  const written = new Promise<Written>((resolve, reject) => ([finish, fail] = [resolve, reject]))
  return { write: () => written, finish, fail }
}

test.group('The shelf of documents', () => {
  test('writes once for all who ask', async ({ assert }) => {
    const shelf = new Shelf<number>()
    let written = 0
    const write = async () => ++written
    await Promise.all([shelf.take('a', write), shelf.take('a', write)])
    assert.equal(await shelf.take('a', write), 1)
    assert.equal(await shelf.take('b', write), 2)
  })

  test('keeps nothing that was begun before a change', async ({ assert }) => {
    const shelf = new Shelf<string>()
    const old = held<string>()
    const first = shelf.take('a', old.write)
    shelf.clear()
    const second = shelf.take('a', async () => 'new')
    old.finish('old')

    assert.equal(await first, 'old')
    assert.equal(await second, 'new')
    assert.equal(await shelf.take('a', async () => 'newer'), 'new')
  })

  test('serves the old one when no new one can be written, and tries again', async ({ assert }) => {
    const shelf = new Shelf<string>()
    await shelf.take('a', async () => 'old')
    shelf.clear()
    const fails = async () => {
      throw new Error('no database')
    }
    assert.equal(await shelf.take('a', fails), 'old')
    assert.equal(await shelf.take('a', async () => 'new'), 'new')
    await assert.rejects(() => shelf.take('b', fails), /no database/)
  })
})
