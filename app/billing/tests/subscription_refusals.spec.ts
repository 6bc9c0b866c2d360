import { test } from '@japa/runner'
import OfferPlan from '#catalog/actions/offer_plan'
import TakeDownListing from '#catalog/actions/take_down_listing'
import WithdrawPlan from '#catalog/actions/withdraw_plan'
import StartCheckout from '#billing/actions/start_checkout'
import Checkout from '#billing/models/checkout'
import Purchase from '#billing/models/purchase'
import Subscription from '#billing/models/subscription'
import { cleanDatabase, rowCount } from '#tests/database'
import { mailsTo } from '#tests/mailbox'
import { aUser } from '#tests/scenarios/accounts'
import { signedIn } from '#tests/scenarios/desk'
import { dashboard, pay, standIn, stripeSettles } from '#tests/scenarios/stripe'
import { anOpenSubscription, aSubscriber, daysPass, standingOf } from '#tests/scenarios/subscribers'
import { waitFor } from '#tests/scenarios/waiting'

/** What ends by itself asks Stripe from the queue, and hears of the end by its event. */
const ends = (subscription: Subscription) =>
  waitFor(async () => {
    await stripeSettles()
    return !(await subscription.refresh()).isRunning
  }, 20_000)

test.group('Subscribing is refused', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(60_000)

  test('to the publisher, for what is withdrawn, and to whom has a subscription', async ({
    assert,
  }) => {
    const { plan, owner, buyer, subscription } = await aSubscriber()
    const start = (who: typeof buyer) => new StartCheckout().handle(who, plan!.id)

    await assert.rejects(() => start(owner), /your own/)
    const held = await start(buyer).catch((error) => error)
    assert.equal(held.code, 'E_ALREADY_SUBSCRIBED')
    assert.equal(held.location, `/subscriptions/${subscription.id}`)
    await new WithdrawPlan().handle(owner, plan!.id)
    const stranger = await aUser()
    await assert.rejects(() => start(stranger), /not for sale/)
    assert.equal(await rowCount('checkouts'), 1)
  })

  test('for no price but the one that was agreed', async ({ assert }) => {
    const { buyer, checkout } = await anOpenSubscription()
    const other = await dashboard('POST', '/v1/prices', {
      'product_data[name]': 'Cheaper',
      'currency': 'usd',
      'unit_amount': '900',
      'recurring[interval]': 'year',
    })
    await standIn('POST', 'deliveries/pause')
    await pay(checkout.stripeSessionId!)
    const path = `/v1/checkout/sessions/${checkout.stripeSessionId}`
    const { subscription } = await dashboard<{ subscription: string }>('GET', path)
    const { data } = await dashboard<{ data: { id: string }[] }>('GET', '/v1/subscription_items', {
      subscription,
    })
    await dashboard('POST', `/v1/subscriptions/${subscription}`, {
      'items[0][id]': data[0].id,
      'items[0][price]': other.id,
      'proration_behavior': 'none',
    })
    await standIn('POST', 'deliveries/resume')
    await stripeSettles()

    assert.isTrue((await checkout.refresh()).isMismatched)
    assert.equal(await rowCount('entitlements', { user_id: buyer.id }), 0)
    assert.equal(await rowCount('subscriptions'), 0)
    const isOver = async () => {
      const found = await dashboard<{ status: string }>('GET', `/v1/subscriptions/${subscription}`)
      return found.status === 'canceled'
    }
    await waitFor(isOver, 20_000)
  })

  test('but not a line beside it, which stays when the subscription ends', async ({ assert }) => {
    const { owner, buyer, listing, subscription } = await aSubscriber()
    const line = await new OfferPlan().handle(owner, listing.id, {
      kind: 'one_time',
      major: 1,
      amountInCents: 4900,
      currency: 'usd',
    })
    const { checkout } = await new StartCheckout().handle(buyer, line.id)
    await pay(checkout.stripeSessionId!)
    await stripeSettles()

    const purchase = await Purchase.findByOrFail('checkoutId', checkout.id)
    assert.equal(await rowCount('refunds'), 0)
    assert.equal(await rowCount('entitlements', { status: 'active' }), 2)
    assert.isTrue((await subscription.refresh()).isRunning)
    assert.equal(purchase.major, 1)
  })
})

test.group('A subscription that should not have been sold', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(60_000)

  test('because another one runs is ended, and its payment goes back', async ({ assert }) => {
    const first = await anOpenSubscription()
    const yearly = await new OfferPlan().handle(first.owner, first.listing.id, {
      kind: 'subscription',
      interval: 'year',
      amountInCents: 9000,
      currency: 'usd',
    })
    await Checkout.query().where('id', first.checkout.id).update({ status: 'expired' })
    const { checkout } = await new StartCheckout().handle(first.buyer, yearly.id)
    await pay(first.checkout.stripeSessionId!)
    await stripeSettles()
    await pay(checkout.stripeSessionId!)
    await stripeSettles()

    const second = await Subscription.findByOrFail('checkoutId', checkout.id)
    assert.equal(second.whyEnded, 'second_subscription')
    await ends(second)
    const [purchase] = await Purchase.query().where('subscriptionId', second.id)
    await waitFor(async () => {
      await stripeSettles()
      return (await purchase.refresh()).isRefunded
    }, 20_000)
    assert.equal((await standingOf(first.buyer, second))!.status, 'inactive')
    const kept = await Subscription.findByOrFail('checkoutId', first.checkout.id)
    assert.isTrue(kept.isRunning)
    assert.equal((await standingOf(first.buyer, kept))!.status, 'active')
    const browser = await signedIn(first.buyer)
    const { body } = await browser.get(`/checkouts/${checkout.id}`)
    assert.include(body, 'had a subscription already')
    const mail = (await mailsTo(first.buyer.email)).find((it) => it.subject.includes('has ended'))!
    assert.include(mail.text, 'which goes on')
    assert.notMatch(mail.text, /You keep|nothing more to download/)
  })

  test('is not renewed after its agent was taken down', async ({ assert }) => {
    const { buyer, listing, subscription } = await aSubscriber({ daysAgo: 40 })
    const admin = await aUser({ isAdmin: true })
    await new TakeDownListing().handle(admin, listing.id, 'It sends what it reads away.')
    await daysPass(buyer, 32)

    await ends(subscription)
    const [first, renewal] = await Purchase.query().orderBy('periodStartsAt')
    await waitFor(async () => {
      await stripeSettles()
      return (await renewal.refresh()).isRefunded
    }, 20_000)
    assert.equal((await first.refresh()).refundedInCents, 0)
    assert.equal(subscription.whyEnded, 'taken_down')
  })
})
