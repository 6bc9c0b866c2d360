import { test } from '@japa/runner'
import Purchase from '#billing/models/purchase'
import Subscription from '#billing/models/subscription'
import WithdrawPrice from '#catalog/actions/withdraw_price'
import OfferPrice from '#catalog/actions/offer_price'
import { cleanDatabase } from '#tests/database'
import { mailTo } from '#tests/mailbox'
import { aUser } from '#tests/scenarios/accounts'
import { aListingInCurrencies, anOpenCheckoutIn } from '#tests/scenarios/currencies'
import { signedIn } from '#tests/scenarios/desk'
import { pay, stripeSettles, violations } from '#tests/scenarios/stripe'
import { daysPass, livesSince, paysWith, REFUSED_LATER } from '#tests/scenarios/subscribers'

test.group('A subscription in another currency', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(90_000)

  test('keeps its price for as long as it runs, and says it in every place', async ({ assert }) => {
    const scene = await aListingInCurrencies({ jpy: 1200 }, { plan: 'subscription' })
    const buyer = await aUser()
    const { checkout } = await anOpenCheckoutIn(scene, 'jpy', buyer)
    await livesSince(buyer, 70)
    await pay(checkout.stripeSessionId!)
    await stripeSettles()
    const subscription = await Subscription.findByOrFail('checkoutId', checkout.id)
    assert.include(subscription.serialize(), { amountInCents: 1200, currency: 'jpy' })

    await new WithdrawPrice().handle(scene.owner, scene.prices.jpy.id)
    const dearer = { amountInCents: 1500, currency: 'jpy' }
    await new OfferPrice().handle(scene.owner, scene.plan!.id, dearer)
    await daysPass(buyer, 32)
    const paid = await Purchase.query().orderBy('periodStartsAt')
    assert.deepEqual(
      paid.map((one) => [one.amountInCents, one.currency, one.applicationFeeInCents]),
      [
        [1200, 'jpy', 180],
        [1200, 'jpy', 180],
      ]
    )

    const browser = await signedIn(buyer)
    assert.include((await browser.get(`/subscriptions/${subscription.id}`)).body, '¥1,200')
    await paysWith(buyer, REFUSED_LATER)
    await daysPass(buyer, 32)
    const mail = await mailTo(buyer.email)
    assert.include(mail.text, 'the payment of ¥1,200')
    assert.deepEqual(await violations(), [])
  })

  test('runs beside one in yet another, for Stripe knows its buyer in each', async ({ assert }) => {
    const buyer = await aUser()
    const running = []
    for (const currency of ['jpy', 'eur']) {
      const scene = await aListingInCurrencies({ [currency]: 1200 }, { plan: 'subscription' })
      const { checkout } = await anOpenCheckoutIn(scene, currency, buyer)
      await pay(checkout.stripeSessionId!)
      await stripeSettles()
      running.push(await Subscription.findByOrFail('checkoutId', checkout.id))
    }
    assert.deepEqual(
      running.map(({ status, currency }) => [status, currency]),
      [
        ['active', 'jpy'],
        ['active', 'eur'],
      ]
    )

    const browser = await signedIn(buyer)
    assert.deepEqual((await browser.page('/subscriptions')).props.paidIn, ['eur', 'jpy'])
    const portal = async (asked: { currency?: string }) => {
      const { headers } = await browser.post('/payment-portal', asked)
      return (await fetch(headers.get('location')!)).text()
    }
    assert.include(await portal({ currency: 'jpy' }), '¥1,200')
    assert.notInclude(await portal({ currency: 'jpy' }), '€12.00')
    assert.include(await portal({}), '€12.00')
    const nothing = await browser.post('/payment-portal', { currency: 'gbp' })
    assert.notInclude(nothing.headers.get('location') ?? '', '/p/session/')
    assert.deepEqual(await violations(), [])
  })
})
