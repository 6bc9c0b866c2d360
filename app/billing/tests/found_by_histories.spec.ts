import { test } from '@japa/runner'
import RefundPurchase from '#billing/actions/refund_purchase'
import Correction from '#billing/models/correction'
import { cleanDatabase } from '#tests/database'
import { databaseDigest } from '#tests/database_digest'
import { anOpenCheckout, aSale } from '#tests/scenarios/billing'
import { booksSettle, decide, dispute } from '#tests/scenarios/corrections'
import { wrongMoney } from '#tests/scenarios/histories/money'
import {
  dashboard,
  deliverAgain,
  play,
  sentEvents,
  standIn,
  stripeSettles,
} from '#tests/scenarios/stripe'

/** What `any_history.spec.ts` found, each as short as it can be told. */
test.group('Found by histories', (group) => {
  group.each.setup(() => cleanDatabase())

  test('a page that expired, or whose debit bounced, was closed once, however often that is told', async ({
    assert,
  }) => {
    const { length: earlier } = await sentEvents()
    const expired = await anOpenCheckout()
    const bounced = await anOpenCheckout()
    await play(expired.checkout.stripeSessionId!, 'expire')
    await play(bounced.checkout.stripeSessionId!, 'pay_delayed')
    await play(bounced.checkout.stripeSessionId!, 'fail_delayed')
    await stripeSettles()
    const { checkouts: before } = await databaseDigest()
    assert.equal((await expired.checkout.refresh()).status, 'expired')
    assert.equal((await bounced.checkout.refresh()).status, 'failed')

    for (const { event, type } of (await sentEvents()).slice(earlier))
      if (type.startsWith('checkout.')) await deliverAgain(event, { body: { id: `${event}twin` } })
    await stripeSettles()
    assert.equal((await databaseDigest()).checkouts, before)
  })

  test('a publisher loses everything when the bank takes the rest, whatever had come back before', async ({
    assert,
  }) => {
    const { owner, purchase } = await aSale()
    const { stripePaymentIntentId: intent } = purchase
    const inquiry = await dispute(purchase.stripeChargeId, { inquiry: true })
    const ours = await new RefundPurchase().handle(owner, purchase.id, { amountInCents: 2450 })
    const theirs = await dashboard('POST', '/v1/refunds', { payment_intent: intent, amount: '817' })
    await standIn('POST', `refunds/${ours.stripeRefundId}/fail`)
    await standIn('POST', `refunds/${theirs.id}/fail`)
    await booksSettle()
    await decide(inquiry, 'prevent')

    assert.deepEqual(await wrongMoney(await purchase.refresh()), [])
  })

  test('our share that Stripe sends along with the last refund is theirs only for what that refund is about', async ({
    assert,
  }) => {
    const { owner, purchase } = await aSale()
    const { stripePaymentIntentId: intent } = purchase
    await dashboard('POST', '/v1/refunds', { payment_intent: intent, amount: '2450' })
    await booksSettle()
    await new RefundPurchase().handle(owner, purchase.id)
    await booksSettle()

    const fee = await Correction.findByOrFail('purchaseId', purchase.id)
    assert.include(
      { kind: fee.kind, status: fee.status, amountInCents: fee.amountInCents },
      { kind: 'fee', status: 'done', amountInCents: 367 }
    )
    assert.deepEqual(await wrongMoney(await purchase.refresh()), [])
    const { data } = await dashboard<{ data: { id: string; amount: number }[] }>(
      'GET',
      '/v1/refunds',
      { payment_intent: intent }
    )
    const ours = data.find(({ amount }) => amount === 2450)!
    await standIn('POST', `refunds/${ours.id}/fail`)
    await booksSettle()
    assert.deepEqual(await wrongMoney(await purchase.refresh()), [])
  })
})
