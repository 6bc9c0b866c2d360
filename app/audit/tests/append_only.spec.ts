import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'

test.group('What was recorded', (group) => {
  group.each.setup(() => cleanDatabase())

  for (const attempt of [
    `update audit_events set action = 'user.signed_out'`,
    'delete from audit_events',
    'truncate audit_events',
  ])
    test(`stands against “${attempt}”`, async ({ assert }) => {
      await aUser()
      const before = await db.from('audit_events').orderBy('id')
      assert.isNotEmpty(before)

      await assert.rejects(() => db.rawQuery(attempt))

      assert.deepEqual(await db.from('audit_events').orderBy('id'), before)
    })
})
