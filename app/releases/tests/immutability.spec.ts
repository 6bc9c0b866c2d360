import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { aDraftRelease, aPublishedRelease } from '#tests/scenarios/releases'

/** Straight to Postgres, past every action: a savepoint keeps the test's own transaction alive. */
const attempt = (sql: string, id: string) => () => db.transaction((trx) => trx.rawQuery(sql, [id]))

test.group('Postgres itself', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('refuses to change or remove a published release', async ({ assert }) => {
    const { release } = await aPublishedRelease()
    const changes = [
      `update releases set version = '9.9.9' where id = ?`,
      `update releases set manifest = 'x' where id = ?`,
      `update releases set permissions = '{}' where id = ?`,
      `update releases set published_at = now() where id = ?`,
      `update releases set published_at = null where id = ?`,
      `update releases set notes = 'rewritten' where id = ?`,
      `update releases set backdated_to = now() where id = ?`,
      `delete from releases where id = ?`,
    ]
    for (const sql of changes)
      await assert.rejects(attempt(sql, release.id), /published release (is )?never/)

    await attempt(
      `update releases set yanked_at = now(), yank_reason = 'other' where id = ?`,
      release.id
    )()
  })

  test('refuses to change an artifact at all, or to remove one that is published', async ({
    assert,
  }) => {
    const draft = await aDraftRelease()
    const published = await aPublishedRelease()
    for (const { release } of [draft, published])
      await assert.rejects(
        attempt(`update artifacts set sha256 = repeat('0', 64) where release_id = ?`, release.id),
        /An artifact never changes/
      )
    const removal = attempt(`delete from artifacts where release_id = ?`, published.release.id)
    await assert.rejects(removal, /An artifact never changes/)
  })
})
