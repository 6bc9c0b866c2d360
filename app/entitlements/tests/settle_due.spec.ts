import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { System } from '#accounts/actor'
import SettleDueEntitlements from '#entitlements/actions/settle_due_entitlements'
import Entitlement from '#entitlements/models/entitlement'
import { libraryOf } from '#entitlements/queries/library_of'
import type { SubscriptionStory } from '#entitlements/subscription_story'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aListing } from '#tests/scenarios/catalog'
import { aStory, inDays, paid, told } from '#tests/scenarios/subscriptions'

const settle = () => new SettleDueEntitlements().handle(new System('scheduler'))
const trail = async () =>
  (await db.from('audit_events').whereLike('action', 'entitlement.%').orderBy('id')).map(
    ({ action, actor, details }) => `${action}: ${details.from} → ${details.to} by ${actor}`
  )

/** What was heard of a subscription a while ago, as it was then: the clock has moved on since. */
async function heardOfThen(changes: Partial<SubscriptionStory>) {
  const { listing } = await aListing()
  const buyer = await aUser()
  const entitlement = await told(aStory(buyer, listing, changes))
  await Entitlement.query()
    .where('id', entitlement.id)
    .update({ status: 'active', settles_at: inDays(-1).toSQL() })
  await db.rawQuery(
    'set session_replication_role = replica; delete from audit_events; reset session_replication_role'
  )
  return { buyer, entitlement }
}

test.group('What only time has changed', (group) => {
  group.each.setup(() => cleanDatabase())

  test('is settled, though no event came: {title}')
    .with([
      { title: 'the period is over', told: { periods: [paid(-31, -1)] }, is: 'past_due' },
      { title: 'the grace is over', told: { periods: [paid(-40, -10)] }, is: 'inactive' },
      {
        title: 'the day to end has come',
        told: { cancelsAt: inDays(-1), periods: [paid(-31, -1)] },
        is: 'inactive',
      },
    ])
    .run(async ({ assert }, { told: changes, is }) => {
      const { buyer, entitlement } = await heardOfThen(changes)

      await Promise.all([settle(), settle()])
      await settle()

      assert.equal((await entitlement.refresh()).status, is)
      assert.equal((await libraryOf(buyer))[0].state.status, is)
      const verb = is === 'inactive' ? 'lapsed' : 'suspended'
      assert.deepEqual(await trail(), [`entitlement.${verb}: active → ${is} by system:scheduler`])
    })

  test('leaves alone what is not due, and says when it will be', async ({ assert }) => {
    const { listing } = await aListing()
    const story = aStory(await aUser(), listing, { cancelsAt: inDays(5) })
    const entitlement = await told(story)
    await entitlement.refresh()
    assert.equal(entitlement.settlesAt?.toMillis(), story.cancelsAt!.toMillis())

    assert.equal(await settle(), 0)

    assert.equal((await entitlement.refresh()).status, 'active')
  })
})
