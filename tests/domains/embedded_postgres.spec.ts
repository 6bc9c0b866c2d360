import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import pg from 'pg'
import { startEmbeddedPostgres } from '../../scripts/embedded_postgres.mjs'

let home: string

const started = () => startEmbeddedPostgres({ directory: home, throwAway: true })

async function query(url: string, text: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test.group('The embedded database', (group) => {
  group.each.setup(async () => {
    home = await mkdtemp(join(tmpdir(), 'fleetprompt-postgres-'))
    return () => rm(home, { recursive: true, force: true })
  })

  test('opens to nobody without its password, and to the app not as a superuser', async ({
    assert,
  }) => {
    const { url, stop } = await started()
    try {
      for (const role of ['app', 'postgres']) {
        const stranger = new URL(url)
        Object.assign(stranger, { username: role, password: 'guess' })
        await assert.rejects(() => query(stranger.href, 'select 1'), /password authentication/)
        stranger.password = ''
        await assert.rejects(() => query(stranger.href, 'select 1'))
      }
      const mayBe = 'select rolsuper, rolcreaterole from pg_roles where rolname = current_user'
      assert.deepEqual(await query(url, mayBe), [{ rolsuper: false, rolcreaterole: false }])
      await assert.rejects(
        () => query(url, `copy (select 1) to program 'cat'`),
        /permission denied/
      )
      for (const name of await readdir(home))
        if (name.startsWith('password_'))
          assert.equal((await stat(join(home, name))).mode & 0o077, 0)
    } finally {
      await stop()
    }
  })

  test('is made anew when its making was cut off', async ({ assert }) => {
    await mkdir(join(home, 'data.new', 'global'), { recursive: true })
    await writeFile(join(home, 'data.new', 'PG_VERSION'), '18\n')

    const { url, stop } = await started()
    try {
      assert.deepEqual(await query(url, 'select current_database() as name'), [
        { name: 'fleetprompt' },
      ])
      assert.notInclude(await readdir(home), 'data.new')
    } finally {
      await stop()
    }
  })

  test('is adopted from a launcher that is gone, with everything in it', async ({ assert }) => {
    const first = await started()
    await query(first.url, 'create table kept as select 1 as n')
    const second = await started()
    try {
      assert.equal(second.url, first.url)
      assert.deepEqual(await query(second.url, 'select n from kept'), [{ n: 1 }])
    } finally {
      await second.stop()
    }
    const third = await started()
    try {
      assert.deepEqual(await query(third.url, 'select n from kept'), [{ n: 1 }])
    } finally {
      await third.stop()
    }
  })
})
