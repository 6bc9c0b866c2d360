import { test } from '@japa/runner'
import type Stripe from 'stripe'
import { aMonthly, aSubscriber, days, invoicesOf } from './subscribers.ts'
import { aPublisher, its, refusal, town } from './town.ts'

const ALWAYS = { proration_behavior: 'always_invoice' as const }

/** Somebody on a monthly plan of 20.00, and the yearly one of 200.00 that they may change to, ten days later. */
async function aSwitcher(
  { stripe, control }: Awaited<ReturnType<typeof town>>,
  wish: Parameters<typeof aSubscriber>[2] = {}
) {
  const { subscription, customer } = await aSubscriber(stripe, control, wish)
  await days(control, customer.id, 10)
  const yearly = await aMonthly(stripe, 20_000, 'year')
  const [item] = subscription.items.data
  const items = [{ id: item!.id, price: yearly.id }]
  const at = item!.current_period_start + 10 * 86_400
  return { subscription, customer, items, item: item!, at, yearly }
}

test.group('Another plan of a subscription', () => {
  test('costs what its preview said, and the preview leaves no trace', async (context) => {
    const { assert } = context
    const here = await town(context)
    const { stripe, control } = here
    const { id: destination } = await aPublisher(stripe, control)
    const { subscription, items, item, at } = await aSwitcher(here, { destination })
    const details = { items, ...ALWAYS, proration_date: at }
    const asked = { subscription: subscription.id, subscription_details: details }
    const preview = await stripe.invoices.createPreview(asked)
    const [back, due] = preview.lines.data
    const length = item.current_period_end - item.current_period_start
    assert.equal(back?.amount, Math.round((-2000 * (length - 10 * 86_400)) / length))
    assert.equal(due?.amount, 20_000)
    assert.equal(preview.amount_due, 20_000 + (back?.amount ?? 0))
    assert.lengthOf(await invoicesOf(stripe, subscription.id), 1)
    const untouched = await stripe.subscriptions.retrieve(subscription.id)
    const [same] = untouched.items.data
    assert.equal(same?.price.id, item.price.id)
    assert.equal(same?.current_period_end, item.current_period_end)

    const switched = await stripe.subscriptions.update(subscription.id, {
      ...details,
      payment_behavior: 'error_if_incomplete',
      expand: ['latest_invoice.payments.data.payment.payment_intent'],
    })
    const invoice = switched.latest_invoice as Stripe.Invoice
    assert.deepInclude(invoice, { status: 'paid', amount_paid: preview.amount_due })
    const intent = invoice.payments?.data[0]?.payment.payment_intent as Stripe.PaymentIntent
    assert.equal(intent.application_fee_amount, Math.round(preview.amount_due * 0.15))
    assert.equal(intent.transfer_data?.destination, destination)

    await stripe.subscriptions.update(subscription.id, details)
    assert.lengthOf(await invoicesOf(stripe, subscription.id), 2)
  })

  test('does not happen when the card is refused, if nothing else is wanted', async (context) => {
    const { assert } = context
    const here = await town(context)
    const { stripe, control } = here
    const { subscription, customer, items, item } = await aSwitcher(here)
    await control(`customers/${customer.id}/card`, { card: '4000000000000341' })
    const update = { items, ...ALWAYS, payment_behavior: 'error_if_incomplete' as const }
    const error = await refusal(stripe.subscriptions.update(subscription.id, update))
    assert.deepInclude(error, { statusCode: 402, code: 'card_declined' })
    const still = await stripe.subscriptions.retrieve(subscription.id)
    assert.equal(still.status, 'active')
    assert.equal(still.items.data[0]?.price.id, item.price.id)
    assert.lengthOf(await invoicesOf(stripe, subscription.id), 1)
    const outside = { items, ...ALWAYS, proration_date: item.current_period_end + 1 }
    assert.match(
      await its(refusal(stripe.subscriptions.update(subscription.id, outside)), 'message'),
      /within the current period/
    )
  })

  test('gives back of a discounted period what was paid for it, and drops the discount', async (context) => {
    const { assert } = context
    const here = await town(context)
    const { stripe } = here
    const coupon = await stripe.coupons.create({
      amount_off: 500,
      currency: 'usd',
      duration: 'forever',
    })
    const more = { discounts: [{ coupon: coupon.id }] }
    const { subscription, items, at } = await aSwitcher(here, { more })
    const preview = await stripe.invoices.createPreview({
      subscription: subscription.id,
      discounts: '',
      subscription_details: { items, ...ALWAYS, proration_date: at },
    })
    const [back] = preview.lines.data
    assert.approximately(back?.amount ?? 0, -1000, 50)
    assert.equal(preview.total, 20_000 + (back?.amount ?? 0))
    const switched = await stripe.subscriptions.update(subscription.id, {
      items,
      ...ALWAYS,
      proration_date: at,
      discounts: '',
      expand: ['latest_invoice'],
    })
    assert.isEmpty(switched.discounts)
    assert.equal((switched.latest_invoice as Stripe.Invoice).total, preview.total)
  })
})
