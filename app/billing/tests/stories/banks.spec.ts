import { test } from '@japa/runner'
import { System } from '#accounts/actor'
import Subscription from '#billing/models/subscription'
import SubscriptionInvoice from '#billing/models/subscription_invoice'
import { stopRenewalsInVain } from '#billing/stop_renewals_in_vain'
import RevokeEntitlement from '#entitlements/actions/revoke_entitlement'
import Entitlement from '#entitlements/models/entitlement'
import { cleanDatabase, rowCount } from '#tests/database'
import { mailTo } from '#tests/mailbox'
import { aUser } from '#tests/scenarios/accounts'
import {
  aDebitAwaited,
  aRenewalAwaited,
  bankSays,
  whereBanksAreAsked,
} from '#tests/scenarios/banks'
import { signedIn } from '#tests/scenarios/desk'
import { aStoryBegins } from '#tests/scenarios/story'
import { dashboard, play, stripeSettles } from '#tests/scenarios/stripe'
import { customerAt, daysPass, GOOD_CARD, paysWith, standingOf } from '#tests/scenarios/subscribers'
import { waitFor } from '#tests/scenarios/waiting'

test.group('The story of a subscription that a bank pays', (group) => {
  whereBanksAreAsked(group)
  group.each.setup(() => cleanDatabase())
  group.each.timeout(120_000)

  test('the first payment takes days: nothing is open before, and all is with the money', async ({
    assert,
  }) => {
    const ends = await aStoryBegins()
    const { buyer, checkout } = await aDebitAwaited()
    assert.equal(checkout.status, 'awaiting_payment')
    assert.equal(await rowCount('subscriptions'), 0)
    assert.equal(await rowCount('entitlements', { user_id: buyer.id }), 0)
    const { body } = await (await signedIn(buyer)).get(`/checkouts/${checkout.id}`)
    assert.match(body, /bank/)

    await play(checkout.stripeSessionId!, 'settle')
    await stripeSettles()
    await ends(assert, {
      buyer,
      of: await Subscription.findByOrFail('checkoutId', checkout.id),
      status: 'active',
      reason: 'active',
      trail: ['granted null→active'],
    })
  })

  test('the first payment bounces: nothing began, and Stripe asks for nothing more', async ({
    assert,
  }) => {
    const { buyer, checkout } = await aDebitAwaited()
    await play(checkout.stripeSessionId!, 'fail_delayed')
    await stripeSettles()
    assert.equal((await checkout.refresh()).status, 'failed')
    const of = { customer: await customerAt(buyer), status: 'all' }
    await waitFor(async () => {
      const { data } = await dashboard<{ data: { status: string }[] }>(
        'GET',
        '/v1/subscriptions',
        of
      )
      return data.every(({ status }) => status === 'canceled')
    }, 20_000)

    await daysPass(buyer, 40)
    for (const table of ['subscriptions', 'purchases'])
      assert.equal(await rowCount(table), 0, table)
    assert.equal(await rowCount('entitlements', { user_id: buyer.id }), 0)
  })

  test('a renewal that its bank thinks about has not failed', async ({ assert }) => {
    const ends = await aStoryBegins()
    const { buyer, subscription } = await aRenewalAwaited()
    const [renewal] = await SubscriptionInvoice.query().where('status', 'open')
    assert.deepEqual([renewal.overdueSince, renewal.graceEndsAt], [null, null])
    assert.equal(subscription.status, 'active')
    assert.equal((await standingOf(buyer, subscription))!.status, 'past_due')
    const { body } = await (await signedIn(buyer)).get(`/subscriptions/${subscription.id}`)
    assert.notMatch(body, /did not go through/)

    await bankSays(buyer, 'debits_arrive')
    assert.isNull((await renewal.refresh()).overdueSince)
    await ends(assert, {
      buyer,
      of: subscription,
      status: 'active',
      reason: 'active',
      trail: ['granted null→past_due', 'resumed past_due→active'],
    })
  })

  test('a renewal that bounces is overdue from then on, and mended by a card', async ({
    assert,
  }) => {
    const ends = await aStoryBegins()
    const { buyer, subscription } = await aRenewalAwaited()
    await bankSays(buyer, 'debits_bounce')
    assert.equal((await subscription.refresh()).status, 'past_due')
    await mailTo(buyer.email)
    await paysWith(buyer, GOOD_CARD)
    const overdue = await SubscriptionInvoice.query().whereNotNull('overdueSince').firstOrFail()
    await dashboard('POST', `/v1/invoices/${overdue.stripeInvoiceId}/pay`)
    await stripeSettles()

    await ends(assert, {
      buyer,
      of: subscription,
      status: 'active',
      reason: 'active',
      trail: ['granted null→past_due', 'resumed past_due→active'],
      mails: [/did not go through/],
    })
  })

  test('a renewal that arrives after the right was revoked goes back, and its buyer is told', async ({
    assert,
  }) => {
    const ends = await aStoryBegins()
    const { buyer, subscription } = await aRenewalAwaited()
    const { id } = await Entitlement.findByOrFail('sourceRef', subscription.entitlementRef)
    const why = { reason: 'admin' as const, causeRef: 'desk:admin', at: new Date() }
    await new RevokeEntitlement().handle(await aUser({ isAdmin: true }), id, why)
    await stopRenewalsInVain(new System('scheduler'))
    assert.isFalse((await subscription.refresh()).isRunning)
    await mailTo(buyer.email)

    await daysPass(buyer, 1)
    await bankSays(buyer, 'debits_arrive')
    await waitFor(async () => {
      await stripeSettles()
      return (await rowCount('refunds', { why: 'revoked', status: 'succeeded' })) === 1
    }, 20_000)
    await ends(assert, {
      buyer,
      of: subscription,
      status: 'revoked',
      reason: 'revoked_admin',
      trail: ['granted null→past_due', 'revoked past_due→revoked'],
      mails: [/has ended/, /get your money back/],
    })
  })
})
