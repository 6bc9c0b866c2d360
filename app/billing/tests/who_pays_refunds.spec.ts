import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import RefundPurchase from '#billing/actions/refund_purchase'
import Refund from '#billing/models/refund'
import { salesOf } from '#billing/queries/sales_of'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aSale } from '#tests/scenarios/billing'
import { dashboard, standIn, stripeSettles, worthOf } from '#tests/scenarios/stripe'

type Fee = { charge: string; amount: number; amount_refunded: number; account: string }

const feesOf = async (account: string) =>
  (await dashboard<{ data: Fee[] }>('GET', '/v1/application_fees', { limit: '100' })).data.filter(
    (fee) => fee.account === account
  )
const paidByUs = () => db.from('audit_events').where('action', 'refund.paid_by_marketplace')

test.group('Who pays a refund', (group) => {
  group.each.setup(() => cleanDatabase())

  test('is the publisher and our share, to the cent, in our books as at Stripe', async ({
    assert,
  }) => {
    const { owner, purchase, checkout } = await aSale({ amountInCents: 100 })
    const account = checkout.stripeAccountId
    const before = await worthOf()
    assert.equal(await worthOf(account), 85)

    await new RefundPurchase().handle(owner, purchase.id, { amountInCents: 10 })
    await stripeSettles()

    assert.equal(await worthOf(account), 77)
    assert.equal(await worthOf(), before - 10 + 10 - 2)
    const [fee] = await feesOf(account)
    assert.include(fee, { amount: 15, amount_refunded: 2 })
    const { purchases, totals } = await salesOf(owner)
    assert.equal(purchases[0].netInCents, 77)
    assert.include(totals[0], { gross: 100, refunded: 10, net: 77 })

    await new RefundPurchase().handle(owner, purchase.id)
    await stripeSettles()
    assert.equal(await worthOf(account), 0)
    assert.equal((await feesOf(account))[0].amount_refunded, 15)
    assert.equal((await purchase.refresh()).netInCents, 0)
    assert.deepEqual(await paidByUs(), [])
  })

  test('is the publisher too where we took no share', async ({ assert }) => {
    const percent = env.get('APPLICATION_FEE_PERCENT', 15)
    env.set('APPLICATION_FEE_PERCENT', 0)
    try {
      const { owner, purchase, checkout } = await aSale()
      assert.equal(await worthOf(checkout.stripeAccountId), 4900)

      const refund = await new RefundPurchase().handle(owner, purchase.id)
      await stripeSettles()

      assert.isTrue((await refund.refresh()).isTransferReversed)
      assert.equal(await worthOf(checkout.stripeAccountId), 0)
    } finally {
      env.set('APPLICATION_FEE_PERCENT', percent)
    }
  })

  test('is told by Stripe, not guessed: one from its dashboard came from us', async ({
    assert,
    client,
  }) => {
    const { owner, purchase, checkout, entitlement } = await aSale()
    await dashboard('POST', '/v1/refunds', {
      payment_intent: purchase.stripePaymentIntentId,
      amount: '1000',
    })
    await stripeSettles()

    const [refund] = await Refund.all()
    assert.isFalse(refund.isTransferReversed)
    const [{ details, stripe_event_id: told }, ...more] = await paidByUs()
    assert.deepEqual(details, { purchaseId: purchase.id, amountInCents: 1000 })
    assert.match(told, /^evt_/)
    assert.deepEqual(more, [])
    assert.equal(await worthOf(checkout.stripeAccountId), 4165)
    const { purchases, totals } = await salesOf(owner)
    assert.equal(purchases[0].netInCents, 4165)
    assert.equal(totals[0].net, 4165)
    const desk = await client
      .get(`/desk/entitlements/${entitlement.id}`)
      .loginAs(await aUser({ isAdmin: true }))
    desk.assertTextIncludes('Refund, paid by the marketplace')
  })

  test('is nobody while the bank decides about the payment', async ({ assert }) => {
    const { owner, purchase } = await aSale()
    await standIn('POST', `charges/${purchase.stripeChargeId}/dispute`)
    await stripeSettles()

    await assert.rejects(() => new RefundPurchase().handle(owner, purchase.id), /pay them twice/)

    assert.deepEqual(await Refund.all(), [])
  })
})
