import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { System } from '#accounts/actor'
import FollowSubscription from '#entitlements/actions/follow_subscription'
import RevokeEntitlement from '#entitlements/actions/revoke_entitlement'
import ReinstateEntitlement from '#entitlements/actions/reinstate_entitlement'
import { heldLine } from '#entitlements/queries/held_line'
import type { SubscriptionStory } from '#entitlements/subscription_story'
import { cleanDatabase, rowCount } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aListing } from '#tests/scenarios/catalog'
import { aStory, inDays, paid, told } from '#tests/scenarios/subscriptions'

const trail = async () =>
  (await db.from('audit_events').whereLike('action', 'entitlement.%').orderBy('id')).map(
    ({ action, details }) => `${action.slice(12)}: ${details.from} → ${details.to}`
  )

async function aSubscriber(changes: Partial<SubscriptionStory> = {}) {
  const { listing, owner } = await aListing()
  const buyer = await aUser()
  const story = aStory(buyer, listing, changes)
  return { listing, owner, buyer, story }
}

test.group('Following a subscription', (group) => {
  group.each.setup(() => cleanDatabase())

  test('grants one entitlement with the first period, and nothing before', async ({ assert }) => {
    const { story } = await aSubscriber()
    assert.isNull(await told({ ...story, periods: [] }))
    assert.equal(await rowCount('entitlements'), 0)

    const [one, other] = await Promise.all([told(story), told(story)])
    await told(story)

    assert.equal(one.id, other.id)
    assert.equal((await one.refresh()).status, 'active')
    assert.deepEqual(await trail(), ['granted: null → active'])
    assert.equal(await rowCount('entitlement_periods'), 1)
  })

  test('moves with each story, and says so once', async ({ assert }) => {
    const { story } = await aSubscriber({ periods: [paid(-40, -10), paid(-10, 20)] })
    const since = inDays(-2)
    const spell = { since, graceEndsAt: since.plus({ days: 7 }), until: null }
    const failed = { ...story, overdue: [spell] }
    for (const chapter of [
      story,
      failed,
      { ...story, overdue: [{ ...spell, until: inDays(-1) }] },
      { ...story, pausedSince: inDays(-1) },
      story,
      { ...story, endedAt: inDays(-1) },
    ]) {
      await told(chapter)
      await told(chapter)
    }
    assert.deepEqual(await trail(), [
      'granted: null → active',
      'suspended: active → past_due',
      'resumed: past_due → active',
      'lapsed: active → inactive',
      'resumed: inactive → active',
      'lapsed: active → inactive',
    ])
  })

  test('takes back exactly the payment that was refunded, and gives it again', async ({
    assert,
  }) => {
    const [first, second] = [paid(-40, -10), paid(-10, 20)]
    const { story } = await aSubscriber({ periods: [first, second] })
    const refunded = { ...second, takenBackAt: inDays(-1) }
    const entitlement = await told({ ...story, periods: [first, refunded] })
    assert.equal(entitlement.status, 'inactive')
    await told(story)
    assert.equal((await entitlement.refresh()).status, 'active')
    await told({ ...story, periods: [first, refunded] })
    assert.equal((await entitlement.refresh()).status, 'inactive')
  })

  test('leaves a revocation standing, whatever billing tells of it', async ({ assert }) => {
    const { story } = await aSubscriber()
    const entitlement = await told(story)
    const dispute = { causeRef: 'dispute:1', at: DateTime.now() }
    const stripe = new System('stripe')
    await new RevokeEntitlement().handle(stripe, entitlement.id, { ...dispute, reason: 'dispute' })
    await told({ ...story, periods: [...story.periods, paid(20, 50)] })
    assert.equal((await entitlement.refresh()).status, 'revoked')
    await new ReinstateEntitlement().handle(stripe, entitlement.id, dispute)
    assert.equal((await entitlement.refresh()).status, 'active')
  })

  test('keeps every fact: a paid period never changes, and nothing is removed', async ({
    assert,
  }) => {
    const { story } = await aSubscriber({ endedAt: inDays(-1) })
    await told(story)
    const [period] = story.periods
    const longer = { ...story, periods: [{ ...period, endsAt: inDays(90) }] }
    await assert.rejects(() => told(longer), /never changes/)
    for (const table of ['entitlement_periods', 'entitlement_spells'])
      await assert.rejects(() => db.from(table).delete(), /never/)
    await assert.rejects(() => db.from('entitlement_spells').update({ since: new Date() }), /never/)
  })

  test('lets a trial move, because Stripe lets it', async ({ assert }) => {
    const trial = { ...paid(-5, -1), ref: 'trial:1', isTrial: true }
    const { story } = await aSubscriber({ periods: [trial] })
    assert.equal((await told(story)).status, 'past_due')
    const longer = { ...story, periods: [{ ...trial, endsAt: inDays(3) }] }
    assert.equal((await told(longer)).status, 'active')
  })

  test('is told by nobody but the system', async ({ assert }) => {
    const { story, buyer, owner } = await aSubscriber()
    for (const actor of [buyer, owner, await aUser({ isAdmin: true })])
      await assert.rejects(() => new FollowSubscription().handle(actor, story), /Access denied/)
    assert.equal(await rowCount('entitlements'), 0)
  })

  test('holds no line: who subscribes may buy one, which stays', async ({ assert }) => {
    const { story, buyer, listing } = await aSubscriber()
    await told(story)
    const line = { userId: buyer.id, listingId: listing.id, major: 1 }
    assert.isNull(await db.transaction((trx) => heldLine(trx, line)))
  })
})
