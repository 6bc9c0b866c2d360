import { test } from '@japa/runner'
import { System } from '#accounts/actor'
import RefreshPayment from '#billing/actions/refresh_payment'
import Purchase from '#billing/models/purchase'
import RefundRequest from '#billing/models/refund_request'
import { cleanDatabase } from '#tests/database'
import { emptyMailbox, mailsTo, mailTo } from '#tests/mailbox'
import { anAdmin, signedIn } from '#tests/scenarios/desk'
import { aRefundRequest, REASON, requestTrail } from '#tests/scenarios/refund_requests'
import { dashboard, standIn, stripeSettles } from '#tests/scenarios/stripe'
import { aSubscriber } from '#tests/scenarios/subscribers'

type Scene = Awaited<ReturnType<typeof aRefundRequest>>

test.group('A request for a refund follows its payment', (group) => {
  group.each.setup(async () => {
    await cleanDatabase()
    await emptyMailbox()
  })
  group.each.timeout(60_000)

  const inTheDashboard = ({ sale }: Scene) =>
    dashboard('POST', '/v1/refunds', { payment_intent: sale.purchase.stripePaymentIntentId })

  test('to “{becomes}” when {what}')
    .with([
      {
        what: 'it is refunded on the sales page',
        becomes: 'granted',
        happens: ({ sale, studio }: Scene) =>
          studio.post(`/purchases/${sale.purchase.id}/refunds`, {}),
        said: 'You get your money back',
      },
      {
        what: 'it is refunded in Stripe’s dashboard',
        becomes: 'refunded',
        happens: inTheDashboard,
        said: 'You get your money back',
      },
      {
        what: 'the buyer goes to the bank',
        becomes: 'disputed',
        happens: ({ sale }: Scene) =>
          standIn('POST', `charges/${sale.purchase.stripeChargeId}/dispute`),
        said: 'Your bank decides',
      },
    ])
    .run(async ({ assert }, { becomes, happens, said }) => {
      const scene = await aRefundRequest()
      await happens(scene)
      await stripeSettles()
      assert.equal((await scene.request.refresh()).status, becomes)
      assert.include((await mailTo(scene.sale.buyer.email)).subject, said)
      assert.deepEqual(await requestTrail(), ['refund_request.opened', `refund_request.${becomes}`])
    })

  test('and stays as it was when a part goes back, or a bank only asks', async ({ assert }) => {
    const { sale, studio, request } = await aRefundRequest()
    await studio.post(`/purchases/${sale.purchase.id}/refunds`, { amount: '10.00' })
    await standIn('POST', `charges/${sale.purchase.stripeChargeId}/dispute`, { inquiry: true })
    await stripeSettles()
    assert.isTrue((await request.refresh()).isOpen)
    assert.deepEqual(await mailsTo(sale.buyer.email), [])
  })

  test('and is closed for good when the bank decides for the payment', async ({ assert }) => {
    const { sale, request } = await aRefundRequest()
    const charge = sale.purchase.stripeChargeId!
    await standIn('POST', `charges/${charge}/dispute`)
    await stripeSettles()
    const { data } = await dashboard<{ data: { id: string }[] }>('GET', '/v1/disputes', { charge })
    await standIn('POST', `disputes/${data[0].id}/win`)
    await stripeSettles()
    assert.equal((await request.refresh()).status, 'disputed')
  })

  test('and waits at the desk when the refund does not arrive', async ({ assert }) => {
    const { sale, studio, request, path } = await aRefundRequest()
    await studio.post(`${path}/grant`, {})
    await stripeSettles()
    const [refund] = await sale.purchase.related('refunds').query()
    await standIn('POST', `refunds/${refund.stripeRefundId}/fail`)
    await stripeSettles()

    assert.isTrue((await request.refresh()).isOpen)
    assert.include((await mailTo(sale.buyer.email, { nth: 2 })).subject, 'did not arrive')
    const { desk } = await anAdmin()
    const { props } = await desk.page('/desk/refund-requests')
    assert.containsSubset(props.ours, [{ id: request.id, didRefundFail: true }])
    await desk.post(`${path}/grant`, {})
    await stripeSettles()
    assert.equal((await request.refresh()).status, 'granted')
  })

  test('and stays open, and is nobody’s to decline, while Stripe does not answer', async ({
    assert,
  }) => {
    const { sale, studio, request, path } = await aRefundRequest()
    const operation = 'POST /v1/refunds'
    await standIn('POST', 'faults', { operation, kind: 'cut', times: 3 })
    await studio.post(`${path}/grant`, {})
    await new RefreshPayment().handle(new System('stripe'), sale.purchase.id)
    assert.isTrue((await request.refresh()).isOpen)
    await studio.post(`${path}/decline`, { answer: 'I have thought better of it.' })
    assert.isTrue((await request.refresh()).isOpen)
    assert.deepEqual(await mailsTo(sale.buyer.email), [])

    await studio.post(`${path}/grant`, {})
    await stripeSettles()
    assert.equal((await request.refresh()).status, 'granted')
    assert.lengthOf(await sale.purchase.related('refunds').query(), 1)
  })

  test('and is not granted by what Stripe refuses', async ({ assert }) => {
    const scene = await aRefundRequest()
    await inTheDashboard(scene)
    await scene.studio.post(`${scene.path}/grant`, {})
    assert.match(JSON.stringify(await scene.studio.page(scene.path)), /Stripe refused the refund/)
    assert.isTrue((await scene.request.refresh()).isOpen)
    await stripeSettles()
    assert.equal((await scene.request.refresh()).status, 'refunded')
  })

  test('also for one payment of a subscription', async ({ assert }) => {
    const { buyer, owner, subscription } = await aSubscriber()
    const payment = await Purchase.findByOrFail('subscriptionId', subscription.id)
    const visitor = await signedIn(buyer)
    await visitor.post(`/purchases/${payment.id}/refund-request`, { reason: REASON })
    const request = await RefundRequest.findByOrFail('purchaseId', payment.id)
    const asked = await visitor.page(`/subscriptions/${subscription.id}`)
    assert.match(JSON.stringify(asked.props.subscription), /"refundRequest":"open"/)

    const studio = await signedIn(owner)
    await studio.post(`/refund-requests/${request.id}/grant`, {})
    await stripeSettles()
    assert.equal((await request.refresh()).status, 'granted')
    assert.isTrue((await payment.refresh()).isRefunded)
    assert.isTrue((await subscription.refresh()).isRunning)
  })
})
