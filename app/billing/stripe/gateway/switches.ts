import { DateTime } from 'luxon'
import type Stripe from 'stripe'
import { ask, stripe } from './client.js'

export type SwitchOrder = {
  stripeSubscriptionId: string
  priceId: string
  /** The moment that the unused time is counted from: the same for the preview and for the change. */
  quotedAt: DateTime
}

/** What a change of plan costs, as Stripe reckons it. */
export type SwitchCost = {
  /** The new plan for its first period, without tax. */
  priceInCents: number
  /** What was paid for the time that is not used, without tax. */
  creditInCents: number
  taxInCents: number
  /** What Stripe owes the buyer already, and takes off. */
  owedInCents: number
  dueInCents: number
  currency: string
  renewsAt: DateTime
}

/** What it would cost. Nothing is changed by asking. */
export async function previewSwitch(order: SwitchOrder): Promise<SwitchCost> {
  const invoice = await ask(async () =>
    stripe.invoices.createPreview({
      subscription: order.stripeSubscriptionId,
      discounts: '',
      subscription_details: await changeOf(order),
    })
  )
  return costOf(invoice)
}

/**
 * Changes the plan and charges for it, or does neither: `error_if_incomplete` leaves the subscription as it was when the
 * card is refused. Another rhythm begins its period now, without being told to; so asking again for what is done charges
 * nothing. The coupon it was begun with ends.
 */
export async function switchPrice(switchId: string, order: SwitchOrder): Promise<void> {
  await ask(async () =>
    stripe.subscriptions.update(
      order.stripeSubscriptionId,
      { ...(await changeOf(order)), payment_behavior: 'error_if_incomplete', discounts: '' },
      { idempotencyKey: `switch:${switchId}` }
    )
  )
}

async function changeOf({ stripeSubscriptionId, priceId, quotedAt }: SwitchOrder) {
  const { items } = await stripe.subscriptions.retrieve(stripeSubscriptionId)
  return {
    items: [{ id: items.data[0].id, price: priceId }],
    proration_behavior: 'always_invoice' as const,
    proration_date: Math.floor(quotedAt.toSeconds()),
  }
}

function costOf(invoice: Stripe.Invoice): SwitchCost {
  const { total, amount_due: dueInCents, currency } = invoice
  const lines = invoice.lines.data
  const credits = lines.filter(({ amount }) => amount < 0)
  const charges = lines.filter(({ amount }) => amount >= 0)
  return {
    priceInCents: sumOf(charges.map(({ amount }) => amount)),
    creditInCents: -sumOf(credits.map(({ amount }) => amount)),
    taxInCents: sumOf((invoice.total_taxes ?? []).map(({ amount }) => amount)),
    owedInCents: Math.max(total, 0) - dueInCents,
    dueInCents,
    currency,
    renewsAt: DateTime.fromSeconds(Math.max(...charges.map(({ period }) => period.end))),
  }
}

const sumOf = (amounts: number[]) => amounts.reduce((sum, amount) => sum + amount, 0)
