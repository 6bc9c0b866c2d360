import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { System } from '#accounts/actor'
import ReconcileStripeEvents from '#billing/actions/reconcile_stripe_events'
import RefundPurchase from '#billing/actions/refund_purchase'
import Refund from '#billing/models/refund'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aSale, type SaleScene } from '#tests/scenarios/billing'
import { dashboard, standIn, stripeSettles } from '#tests/scenarios/stripe'

const reconcile = () => new ReconcileStripeEvents().handle(new System('scheduler'))

/** As a kill between our row and Stripe's answer leaves it. */
async function anUnanswered({ purchase, owner }: SaleScene, minutes: number, amountInCents = 4900) {
  const asked = { amountInCents, requestedBy: owner.label, status: 'requested' }
  const refund = await purchase.related('refunds').create(asked)
  await Refund.query()
    .where('id', refund.id)
    .update({ createdAt: DateTime.now().minus({ minutes }) })
  return refund.refresh()
}

const refundsAtStripe = async ({ purchase }: SaleScene) =>
  (
    await dashboard<{ data: { amount: number }[] }>('GET', '/v1/refunds', {
      payment_intent: purchase.stripePaymentIntentId,
    })
  ).data.map(({ amount }) => amount)

test.group('A refund that Stripe never answered', (group) => {
  group.each.setup(() => cleanDatabase())

  test('is asked for again by the reconciler, and not before a minute', async ({ assert }) => {
    const sale = await aSale()
    const refund = await anUnanswered(sale, 0)
    await reconcile()
    assert.deepEqual(await refundsAtStripe(sale), [])

    await Refund.query().update({ createdAt: DateTime.now().minus({ minutes: 2 }) })
    await reconcile()
    await stripeSettles()

    assert.deepEqual(await refundsAtStripe(sale), [4900])
    assert.equal((await refund.refresh()).status, 'succeeded')
    assert.equal((await sale.entitlement.refresh()).status, 'revoked')
  })

  test('is offered to be asked for again, at the studio and at the desk', async ({
    assert,
    client,
  }) => {
    const sale = await aSale()
    const refund = await anUnanswered(sale, 2, 1000)
    const studio = await client.get('/studio/sales').loginAs(sale.owner)
    studio.assertTextIncludes('Refund unanswered')
    studio.assertTextIncludes('Ask again')
    const desk = await client
      .get(`/desk/entitlements/${sale.entitlement.id}`)
      .loginAs(await aUser({ isAdmin: true }))
    desk.assertTextIncludes('Ask again')

    const asked = await client
      .post(`/purchases/${sale.purchase.id}/refunds`)
      .loginAs(sale.owner)
      .withCsrfToken()
      .redirects(0)
    asked.assertStatus(302)
    await stripeSettles()

    assert.deepEqual(await refundsAtStripe(sale), [1000])
    assert.equal((await refund.refresh()).status, 'succeeded')
    assert.lengthOf(await Refund.all(), 1)
  })

  test('that Stripe made after all is not made twice, even when it forgot the key', async ({
    assert,
  }) => {
    const sale = await aSale()
    const refund = await anUnanswered(sale, 2 * 24 * 60, 1000)
    await standIn('POST', 'deliveries/pause')
    await dashboard('POST', '/v1/refunds', {
      'payment_intent': sale.purchase.stripePaymentIntentId,
      'amount': '1000',
      'metadata[refund_id]': refund.id,
    })

    await reconcile()
    await new RefundPurchase().handle(sale.owner, sale.purchase.id, { amountInCents: 100 })
    await standIn('POST', 'deliveries/resume')
    await stripeSettles()

    assert.deepEqual(await refundsAtStripe(sale), [100, 1000])
    assert.equal((await refund.refresh()).status, 'succeeded')
    assert.equal((await sale.purchase.refresh()).refundedInCents, 1100)
  })
})
