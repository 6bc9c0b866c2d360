import type Stripe from 'stripe'
import type { Control } from './town.ts'

type Data = Stripe.Checkout.SessionCreateParams.SubscriptionData
type Params = Stripe.Checkout.SessionCreateParams

export async function aMonthly(
  stripe: Stripe,
  amount = 2000,
  interval: 'month' | 'year' = 'month',
  currency = 'usd'
) {
  const product = await stripe.products.create({ name: 'Reviewer' })
  return stripe.prices.create({
    product: product.id,
    currency,
    unit_amount: amount,
    recurring: { interval },
  })
}

/** A page to subscribe on, at 20.00 a month, of which 15 % are ours when there is a publisher. */
export async function aSubscriptionPage(
  stripe: Stripe,
  { destination, data, more }: { destination?: string; data?: Data; more?: Partial<Params> } = {}
) {
  const customer = await stripe.customers.create({ email: 'grace@example.com' })
  const price = await aMonthly(stripe)
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    customer: customer.id,
    line_items: [{ price: price.id, quantity: 1 }],
    success_url: 'http://shop.test/thanks',
    cancel_url: 'http://shop.test/basket',
    metadata: { of: 'session' },
    subscription_data: {
      metadata: { plan: '7' },
      ...(destination && { application_fee_percent: 15, transfer_data: { destination } }),
      ...data,
    },
    ...more,
  })
  return { customer, price, session }
}

/** Somebody who has subscribed. */
export async function aSubscriber(
  stripe: Stripe,
  control: Control,
  wish: Parameters<typeof aSubscriptionPage>[1] & { card?: string } = {}
) {
  const { customer, price, session } = await aSubscriptionPage(stripe, wish)
  await control(`checkout/sessions/${session.id}/pay`, {
    country: 'US',
    ...(wish.card && { card: wish.card }),
  })
  const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription'] })
  return { customer, price, session: paid, subscription: paid.subscription as Stripe.Subscription }
}

/** Time passes for one customer. */
export const days = (control: Control, customer: string, count: number) =>
  control(`customers/${customer}/advance`, { days: count })

export const invoicesOf = async (stripe: Stripe, subscription: string) =>
  (await stripe.invoices.list({ subscription, expand: ['data.payments'] })).data
