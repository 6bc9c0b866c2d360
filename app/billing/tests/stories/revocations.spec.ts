import { test } from '@japa/runner'
import { System } from '#accounts/actor'
import SuspendUser from '#accounts/actions/suspend_user'
import type User from '#accounts/models/user'
import SettleSubscription from '#billing/actions/settle_subscription'
import Purchase from '#billing/models/purchase'
import type Subscription from '#billing/models/subscription'
import { stopRenewalsInVain } from '#billing/stop_renewals_in_vain'
import Entitlement from '#entitlements/models/entitlement'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { dispute } from '#tests/scenarios/corrections'
import { signedIn } from '#tests/scenarios/desk'
import { aStoryBegins } from '#tests/scenarios/story'
import { standIn, stripeSettles } from '#tests/scenarios/stripe'
import { aSubscriber, customerAt, daysPass } from '#tests/scenarios/subscribers'
import { waitFor } from '#tests/scenarios/waiting'

const renewals = (buyer: User) =>
  Purchase.query().where('userId', buyer.id).whereNull('checkoutId').orderBy('periodStartsAt')

/** Time at Stripe goes on until some minutes after the period's end: the renewal is drawn, and charged within the hour. */
async function renewalIsDrawn(buyer: User, { renewsAt }: Subscription) {
  const to = Math.floor(renewsAt.plus({ minutes: 10 }).toSeconds())
  await standIn('POST', `customers/${await customerAt(buyer)}/advance`, { to })
}

/** At Stripe alone: nothing of it reaches us yet. */
async function renewalIsCharged(buyer: User) {
  await standIn('POST', 'deliveries/pause')
  await standIn('POST', `customers/${await customerAt(buyer)}/advance`, { days: 32 })
}

async function revokedAtDesk({ entitlementRef }: Subscription) {
  const { id } = await Entitlement.findByOrFail('sourceRef', entitlementRef)
  const desk = await signedIn(await aUser({ isAdmin: true }))
  await desk.post(`/desk/entitlements/${id}/revocation`, { reason: 'admin', message: 'Resold.' })
}

async function isGivenBack(buyer: User) {
  await waitFor(async () => {
    await stripeSettles()
    const [renewal] = await renewals(buyer)
    return renewal?.isRefunded ?? false
  }, 20_000)
}

async function isOver(subscription: Subscription) {
  await waitFor(async () => {
    await stripeSettles()
    return !(await subscription.refresh()).isRunning
  }, 20_000)
}

test.group('The story of a right that is revoked', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.setup(() => () => standIn('POST', 'deliveries/resume'))
  group.each.timeout(120_000)

  test('in the hour before a renewal is charged: it is not, and the subscription ends', async ({
    assert,
  }) => {
    const ends = await aStoryBegins()
    const { buyer, subscription } = await aSubscriber()
    await renewalIsDrawn(buyer, subscription)
    await stripeSettles()
    await revokedAtDesk(subscription)
    await stopRenewalsInVain(new System('scheduler'))
    assert.isFalse((await subscription.refresh()).isRunning)

    await daysPass(buyer, 40)
    assert.isEmpty(await renewals(buyer))
    await ends(assert, {
      buyer,
      of: subscription,
      status: 'revoked',
      reason: 'revoked_admin',
      trail: ['granted null→active', 'revoked active→revoked'],
      mails: [/has ended/],
    })
  })

  test('and charged for all the same: that renewal goes back by itself, and its buyer reads why', async ({
    assert,
  }) => {
    const ends = await aStoryBegins()
    const { buyer, subscription } = await aSubscriber()
    await renewalIsCharged(buyer)
    await revokedAtDesk(subscription)
    await standIn('POST', 'deliveries/resume')
    await isGivenBack(buyer)
    await isOver(subscription)

    const [first] = await Purchase.query().where('userId', buyer.id).orderBy('periodStartsAt')
    assert.equal(first.refundedInCents, 0)
    const [renewal] = await renewals(buyer)
    const { body } = await (await signedIn(buyer)).get(`/purchases/${renewal.id}`)
    assert.match(body, /revoked before, so the payment would have opened nothing/)
    await ends(assert, {
      buyer,
      of: subscription,
      status: 'revoked',
      reason: 'revoked_admin',
      trail: ['granted null→active', 'revoked active→revoked'],
      mails: [/has ended/],
    })
  })

  test('by a dispute that we hear of after the renewal: the renewal goes back all the same', async ({
    assert,
  }) => {
    const ends = await aStoryBegins()
    const { buyer, subscription } = await aSubscriber()
    const [first] = await Purchase.query().where('userId', buyer.id)
    await standIn('POST', 'deliveries/pause')
    await standIn('POST', `charges/${first.stripeChargeId}/dispute`)
    await renewalIsCharged(buyer)
    await new SettleSubscription().handle(new System('stripe'), subscription.stripeSubscriptionId)
    assert.lengthOf(await renewals(buyer), 1)
    await standIn('POST', 'deliveries/resume')
    await isGivenBack(buyer)
    await isOver(subscription)

    await ends(assert, {
      buyer,
      of: subscription,
      status: 'revoked',
      reason: 'revoked_dispute',
      trail: ['granted null→active', 'revoked active→revoked'],
      mails: [/has ended/],
    })
  })

  test('by a dispute after the renewal was charged: that payment stays, and nothing more is charged', async ({
    assert,
  }) => {
    const { buyer, subscription } = await aSubscriber({ daysAgo: 40 })
    await daysPass(buyer, 40)
    const [renewal] = await renewals(buyer)
    const [first] = await Purchase.query().where('userId', buyer.id).orderBy('periodStartsAt')
    await dispute(first.stripeChargeId)
    await stopRenewalsInVain(new System('scheduler'))
    await stripeSettles()

    assert.equal((await renewal.refresh()).refundedInCents, 0)
    const { cancelsAt, whyEnded } = await subscription.refresh()
    assert.deepEqual([cancelsAt?.toMillis(), whyEnded], [subscription.renewsAt.toMillis(), null])
  })

  test('from a buyer who was suspended: what was charged since goes back', async ({ assert }) => {
    const { buyer, subscription } = await aSubscriber()
    await renewalIsCharged(buyer)
    await new SuspendUser().handle(await aUser({ isAdmin: true }), buyer.id, 'Stolen cards.')
    await standIn('POST', 'deliveries/resume')
    await isGivenBack(buyer)
    await isOver(subscription)
    assert.equal(subscription.whyEnded, 'suspended')
  })
})
