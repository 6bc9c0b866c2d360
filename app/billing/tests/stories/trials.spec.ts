import { test } from '@japa/runner'
import type User from '#accounts/models/user'
import Checkout from '#billing/models/checkout'
import { cleanDatabase, rowCount } from '#tests/database'
import { mailTo } from '#tests/mailbox'
import { signedIn } from '#tests/scenarios/desk'
import { aStoryBegins } from '#tests/scenarios/story'
import { dashboard } from '#tests/scenarios/stripe'
import {
  aSubscriber,
  customerAt,
  daysPass,
  REFUSED_LATER,
  standingOf,
  timeCatchesUp,
} from '#tests/scenarios/subscribers'

const NOTHING_LEFT = { status: 'inactive', stored: 'inactive', versions: [] }

/** Their card is taken away at Stripe; the trial goes on. */
async function hasNoCard(buyer: User) {
  const theirs = { customer: await customerAt(buyer), type: 'card' }
  const { data } = await dashboard<{ data: { id: string }[] }>('GET', '/v1/payment_methods', theirs)
  for (const { id } of data) await dashboard('POST', `/v1/payment_methods/${id}/detach`)
}

test.group('The story of a trial', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(120_000)

  test('whose first payment fails, and every one after it: nothing is left, and nothing was paid', async ({
    assert,
  }) => {
    const ends = await aStoryBegins()
    const traits = { trialDays: 14, daysAgo: 40, card: REFUSED_LATER }
    const { buyer, subscription, plan } = await aSubscriber(traits)
    await daysPass(buyer, 12)
    assert.match((await mailTo(buyer.email)).subject, /trial of .* ends on/)
    await daysPass(buyer, 3)
    assert.match((await mailTo(buyer.email, { nth: 2 })).subject, /did not go through/)
    assert.equal((await subscription.refresh()).status, 'past_due')
    await timeCatchesUp(buyer)

    assert.equal((await subscription.refresh()).status, 'canceled')
    assert.equal(await rowCount('purchases', { user_id: buyer.id }), 0)
    assert.deepEqual(await standingOf(buyer, subscription), NOTHING_LEFT)
    await ends(assert, {
      buyer,
      of: subscription,
      status: 'inactive',
      reason: 'subscription_ended',
      trail: ['granted null→inactive'],
      mails: [/trial of .* ends on/, /did not go through/, /has ended/],
    })
    await (await signedIn(buyer)).post('/checkouts', { plan_id: plan!.id })
    const again = await Checkout.query().where({ userId: buyer.id, status: 'open' }).firstOrFail()
    assert.equal(again.trialDays, 0)
  })

  test('that ends without a card: Stripe ends it, and nothing is charged', async ({ assert }) => {
    const ends = await aStoryBegins()
    const { buyer, subscription } = await aSubscriber({ trialDays: 14, daysAgo: 30 })
    await daysPass(buyer, 12)
    await mailTo(buyer.email)
    await hasNoCard(buyer)
    await timeCatchesUp(buyer)

    const { endedAt, trialEndsAt } = await subscription.refresh()
    assert.equal(endedAt?.toMillis(), trialEndsAt?.toMillis())
    assert.equal(await rowCount('purchases', { user_id: buyer.id }), 0)
    assert.deepEqual(await standingOf(buyer, subscription), NOTHING_LEFT)
    await ends(assert, {
      buyer,
      of: subscription,
      status: 'inactive',
      reason: 'subscription_ended',
      trail: ['granted null→inactive'],
      mails: [/trial of .* ends on/, /has ended/],
    })
  })
})
