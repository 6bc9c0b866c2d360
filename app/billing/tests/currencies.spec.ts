import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { System } from '#accounts/actor'
import CollectDebts from '#billing/actions/collect_debts'
import RefundPurchase from '#billing/actions/refund_purchase'
import FindDrifts from '#billing/actions/find_drifts'
import StartCheckout from '#billing/actions/start_checkout'
import type { Totals } from '#billing/queries/sales_of'
import { paymentDrifts } from '#billing/drift/payment_drifts'
import { ledgerBalances } from '#billing/queries/ledger_balances'
import WithdrawPrice from '#catalog/actions/withdraw_price'
import { cleanDatabase, rowCount } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { booksSettle, dispute, paidOut } from '#tests/scenarios/corrections'
import { aListingInCurrencies, anOpenCheckoutIn, aSaleIn } from '#tests/scenarios/currencies'
import { signedIn } from '#tests/scenarios/desk'
import { dashboard, violations, worthOf } from '#tests/scenarios/stripe'

const scheduler = new System('scheduler')

/** The drift report is empty, and each currency sums to zero by itself. */
async function booksAgree() {
  await new FindDrifts().handle(scheduler)
  const drifts = await db.from('drifts')
  const sums = new Map<string, number>()
  for (const { currency, amountInCents } of await ledgerBalances({}))
    sums.set(currency, (sums.get(currency) ?? 0) + amountInCents)
  return { drifts, sums: Object.fromEntries(sums), violations: await violations() }
}

test.group('A sale in another currency', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(60_000)

  test('is agreed, paid, shared, refunded and counted in it', async ({ assert }) => {
    const scene = await aListingInCurrencies({ jpy: 5000 })
    const buyer = await aUser()
    const browser = await signedIn(buyer)
    const priceId = scene.prices.jpy.id
    const answer = await browser.post('/checkouts', { plan_id: scene.plan!.id, price_id: priceId })
    assert.match(answer.headers.get('location')!, /\/c\/pay\/cs_/)
    const { purchase, checkout, entitlement } = await aSaleIn(scene, 'jpy', buyer)
    await aSaleIn(scene, 'usd')

    assert.equal(await rowCount('checkouts', { user_id: buyer.id }), 1)
    assert.include(purchase.serialize(), {
      amountInCents: 5000,
      applicationFeeInCents: 750,
      currency: 'jpy',
    })
    const payment = await dashboard<{ amount: number; currency: string }>(
      'GET',
      `/v1/payment_intents/${purchase.stripePaymentIntentId}`
    )
    assert.include(payment, { amount: 5000, currency: 'jpy' })
    assert.include((await browser.get(`/checkouts/${checkout.id}`)).body, '¥5,000')

    const studio = await signedIn(scene.owner)
    const part = await studio.page(`/purchases/${purchase.id}/refunds/new?amount=1000`)
    assert.include(part.props.preview as object, { amountInCents: 1000, feeInCents: 150 })
    const asked = `/purchases/${purchase.id}/refunds/new?amount=10.50`
    assert.isNull((await studio.page(asked)).props.preview)
    const unheard = await new RefundPurchase()
      .handle(scene.owner, purchase.id, { typed: '10.50' })
      .catch((error) => error)
    assert.equal(unheard.code, 'E_NOT_AN_AMOUNT')
    assert.include(unheard.message, '4900, without decimals')
    await studio.post(`/purchases/${purchase.id}/refunds`, { amount: '10.50' })
    assert.equal(await rowCount('refunds'), 0)
    await studio.post(`/purchases/${purchase.id}/refunds`, { amount: '1000' })
    await booksSettle()
    assert.equal((await purchase.refresh()).refundedInCents, 1000)
    const totals = (await studio.page('/studio/sales')).props.totals as Totals[]
    assert.containsSubset(totals, [
      { currency: 'jpy', count: 1, gross: 5000, refunded: 1000, net: 3400 },
      { currency: 'usd', count: 1, gross: 4900, refunded: 0, net: 4165 },
    ])

    await studio.post(`/purchases/${purchase.id}/refunds`, {})
    await booksSettle()
    assert.equal((await entitlement.refresh()).status, 'revoked')
    assert.equal(await worthOf(checkout.stripeAccountId, 'jpy'), 0)
    const { drifts, sums, ...rest } = await booksAgree()
    assert.deepEqual(
      { drifts, sums, ...rest },
      { drifts: [], sums: { jpy: 0, usd: 0 }, violations: [] }
    )
  })

  test('is opened anew when the buyer changes the currency, and never at a price that has ended', async ({
    assert,
  }) => {
    const scene = await aListingInCurrencies()
    const first = await anOpenCheckoutIn(scene, 'eur')
    const { buyer } = first
    const again = await anOpenCheckoutIn(scene, 'eur', buyer)
    assert.equal(again.checkout.id, first.checkout.id)
    const second = await anOpenCheckoutIn(scene, 'jpy', buyer)
    assert.equal((await first.checkout.refresh()).status, 'expired')
    assert.include(second.checkout.serialize(), {
      amountInCents: 5000,
      currency: 'jpy',
      status: 'open',
    })

    await new WithdrawPrice().handle(scene.owner, scene.prices.jpy.id)
    const late = await anOpenCheckoutIn(scene, 'jpy', buyer).catch((error) => error)
    assert.equal(late.code, 'E_PRICE_NOT_FOR_SALE')
    const other = await aListingInCurrencies({ eur: 1000 })
    const foreign = { priceId: other.prices.eur.id }
    const mixed = await new StartCheckout()
      .handle(buyer, scene.plan!.id, foreign)
      .catch((error) => error)
    assert.equal(mixed.code, 'E_PRICE_NOT_FOR_SALE')

    const products = await db.from('stripe_prices').where('plan_id', scene.plan!.id)
    assert.lengthOf(products, 2)
    assert.lengthOf([...new Set(products.map((one) => one.stripe_product_id))], 1)
  })

  test('leaves a debt that only that currency pays', async ({ assert }) => {
    const scene = await aListingInCurrencies({ eur: 4500 })
    const { purchase, checkout } = await aSaleIn(scene, 'eur')
    await paidOut(checkout.stripeAccountId, 'eur')
    await dispute(purchase.stripeChargeId)
    const owed = async () => {
      const studio = await signedIn(scene.owner)
      return ((await studio.page('/studio/payouts')).props.payouts as { debts: object[] }).debts
    }
    const debt = { currency: 'eur', amountInCents: 3825, payments: 1, isCollectable: true }
    assert.deepEqual(await owed(), [debt])

    await aSaleIn(scene, 'usd')
    assert.deepEqual(await new CollectDebts().handle(scheduler, scene.publisher.id), [])
    assert.equal(await worthOf(checkout.stripeAccountId), 4165)
    assert.deepEqual(await owed(), [debt])

    await aSaleIn(scene, 'eur')
    await new CollectDebts().handle(scheduler, scene.publisher.id)
    await booksSettle()
    assert.deepEqual(await owed(), [])
    assert.equal(await worthOf(checkout.stripeAccountId, 'eur'), 0)
    assert.deepEqual((await booksAgree()).drifts, [])
  })

  test('that Stripe paid out in another one is nobody’s to reckon, and stands at the desk', ({
    assert,
  }) => {
    const books = { sums: {}, refunds: [], disputes: [], ledger: [] }
    const [drift] = paymentDrifts({ ...books, paidOutIn: 'usd' }, books)
    assert.match(drift.reason, /paid in USD/)
    assert.isFalse(drift.isMendable)
    assert.deepEqual(paymentDrifts({ ...books, paidOutIn: null }, books), [])
  })
})
