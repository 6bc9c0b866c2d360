import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { Anonymous, System, TokenBearer } from '#accounts/actor'
import RefundPurchase from '#billing/actions/refund_purchase'
import Refund from '#billing/models/refund'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aSale } from '#tests/scenarios/billing'
import { aPublisher } from '#tests/scenarios/publishers'
import { dashboard, standIn, stripeSettles } from '#tests/scenarios/stripe'

type StripeRefund = { data: { amount: number; transfer_reversal: string | null }[] }

test.group('Refunding a purchase', (group) => {
  group.each.setup(() => cleanDatabase())

  test('is for the publisher who sold it and for admins', async ({ assert }) => {
    const { buyer, purchase } = await aSale()
    const refund = (actor: Parameters<RefundPurchase['handle']>[0]) =>
      new RefundPurchase().handle(actor, purchase.id)
    const { owner: rival } = await aPublisher()

    for (const actor of [
      buyer,
      rival,
      new Anonymous(),
      new System('scheduler'),
      new TokenBearer('t', buyer.id, null),
    ])
      await assert.rejects(() => refund(actor), /Access denied/)
    assert.deepEqual(await Refund.all(), [])
    assert.deepEqual(await db.from('audit_events').whereLike('action', 'refund.%'), [])

    await refund(await aUser({ isAdmin: true }))
    assert.lengthOf(await Refund.all(), 1)
  })

  test('takes the publisher’s part and our share back with it', async ({ assert }) => {
    const { owner, purchase } = await aSale()
    await new RefundPurchase().handle(owner, purchase.id, { amountInCents: 1000 })
    await stripeSettles()

    const { data } = await dashboard<StripeRefund>('GET', '/v1/refunds', {
      payment_intent: purchase.stripePaymentIntentId,
    })
    assert.lengthOf(data, 1)
    assert.equal(data[0].amount, 1000)
    assert.isNotNull(data[0].transfer_reversal)
    assert.equal((await purchase.refresh()).refundedInCents, 1000)
  })

  test('happens once: a second one waits for nothing and takes nothing', async ({ assert }) => {
    const { owner, purchase } = await aSale()
    const twice = await Promise.allSettled(
      [1, 2].map(() => new RefundPurchase().handle(owner, purchase.id))
    )
    await stripeSettles()
    assert.isNotEmpty(twice.filter(({ status }) => status === 'fulfilled'))
    assert.equal((await purchase.refresh()).refundedInCents, 4900)

    await assert.rejects(() => new RefundPurchase().handle(owner, purchase.id), /in full/)
    assert.lengthOf(await Refund.all(), 1)
  })

  test('happens once at Stripe too, in parts and asked for twice while the first one hangs', async ({
    assert,
  }) => {
    const { owner, purchase } = await aSale()
    await standIn('POST', 'faults', { operation: 'POST /v1/refunds', kind: 'hang' })
    await Promise.allSettled(
      [1, 2].map(() => new RefundPurchase().handle(owner, purchase.id, { amountInCents: 1000 }))
    )
    await stripeSettles()

    const { data } = await dashboard<StripeRefund>('GET', '/v1/refunds', {
      payment_intent: purchase.stripePaymentIntentId,
    })
    assert.deepEqual(
      data.map(({ amount }) => amount),
      [1000]
    )
    assert.equal((await purchase.refresh()).refundedInCents, 1000)
  }).timeout(60_000)

  test('is never more than is left', async ({ assert }) => {
    const { owner, purchase } = await aSale()
    const refund = (amountInCents: number) =>
      new RefundPurchase().handle(owner, purchase.id, { amountInCents })
    await assert.rejects(() => refund(4901), /more than is left/)
    await assert.rejects(() => refund(0), /more than is left/)
    await assert.rejects(() => refund(-5), /more than is left/)
    assert.deepEqual(await Refund.all(), [])
  })

  test('comes from us when the publisher’s balance is empty, and the trail says so', async ({
    assert,
  }) => {
    const { owner, purchase, entitlement, checkout } = await aSale()
    await standIn('POST', `charges/${purchase.stripeChargeId}/settle`).catch(() => {})
    await stripeSettles()
    await standIn('POST', `accounts/${checkout.stripeAccountId}/pay_out`, { currency: 'usd' })

    const refund = await new RefundPurchase().handle(owner, purchase.id)
    await stripeSettles()

    assert.isFalse((await refund.refresh()).isTransferReversed)
    assert.equal((await entitlement.refresh()).status, 'revoked')
    assert.lengthOf(await db.from('audit_events').where('action', 'refund.paid_by_marketplace'), 1)
  })

  test('that Stripe refuses is over, and can be asked for anew', async ({ assert }) => {
    const { owner, purchase } = await aSale()
    await dashboard('POST', '/v1/refunds', { payment_intent: purchase.stripePaymentIntentId })

    await assert.rejects(() => new RefundPurchase().handle(owner, purchase.id), /Stripe refused/)

    const [refund] = await Refund.query().where('requestedBy', owner.label)
    assert.include(refund.$attributes, { status: 'failed', reason: 'charge_already_refunded' })
    await stripeSettles()
    assert.equal((await purchase.refresh()).refundedInCents, 4900)
  })

  test('from the sales page asks the same action', async ({ client, assert }) => {
    const { owner, buyer, purchase } = await aSale()
    const post = (user: typeof owner) =>
      client
        .post(`/purchases/${purchase.id}/refunds`)
        .loginAs(user)
        .withCsrfToken()
        .header('referer', '/studio/sales')
        .redirects(0)

    ;(await post(buyer)).assertStatus(404)
    assert.deepEqual(await Refund.all(), [])
    ;(await post(owner)).assertStatus(302)
    assert.lengthOf(await Refund.all(), 1)
  })
})
