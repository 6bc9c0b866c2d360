import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import { Failure } from '../src/failure.ts'
import { whileLocked } from '../src/process_lock.ts'

test.group('The lock of a piece of work', (group) => {
  let folder: string
  let file: string

  group.each.setup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fleetprompt-lock-'))
    file = join(folder, 'lock')
    return () => rm(folder, { recursive: true, force: true })
  })

  test('that was left behind is taken over by one of many', async ({ assert }) => {
    for (let round = 0; round < 40; round++) {
      await writeFile(file, '999999999')
      let [inside, most] = [0, 0]
      const outcomes = await Promise.allSettled(
        Array.from({ length: 8 }, () =>
          whileLocked(file, 'work', async () => {
            most = Math.max(most, ++inside)
            await pause(3)
            inside--
          })
        )
      )
      assert.equal(most, 1, `round ${round}`)
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') assert.instanceOf(outcome.reason, Failure)
      assert.isEmpty(await readdir(folder))
    }
  })

  test('names its owner from its first moment', async ({ assert }) => {
    let done = false
    const seen = new Set<string>()
    const looking = (async () => {
      while (!done) seen.add(await readFile(file, 'utf8').catch(() => 'none'))
    })()
    for (let round = 0; round < 500; round++) await whileLocked(file, 'work', () => pause(0))
    done = true
    await looking
    assert.isTrue(seen.has(String(process.pid)))
    assert.isFalse(seen.has(''))
  })
})
