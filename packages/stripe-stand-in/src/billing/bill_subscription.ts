import { products } from '../resources/products.ts'
import { itemOf, subscriptions } from '../resources/subscriptions.ts'
import type { Subscription } from '../resources/subscriptions.ts'
import type { Charged } from '../resources/invoice_lines.ts'
import type { Invoice } from '../resources/invoices.ts'
import { money } from '../world/money.ts'
import type { World } from '../world/world.ts'
import { drawInvoice } from './draw_invoice.ts'
import { activeDiscounts } from './new_discount.ts'
import { takePending } from './pending_lines.ts'

interface Bill {
  reason: 'subscription_create' | 'subscription_cycle' | 'subscription_update'
  charged: Charged[]
  /** Absent: the current one. A renewal's invoice names the one before. */
  period?: { start: number; end: number }
  /** Absent: it waits for nobody. */
  finalizesAt?: number
}

/** An invoice of a subscription, which hands its fee and its destination on to it. */
export function billSubscription(world: World, subscription: Subscription, bill: Bill) {
  const { current_period_start: start, current_period_end: end } = itemOf(subscription)
  const { transfer_data: transfer, metadata, id } = subscription
  const discounts = activeDiscounts(world, subscription.discounts)
  const invoice = drawInvoice(world, {
    customer: subscription.customer,
    currency: subscription.currency,
    reason: bill.reason,
    charged: [...takePending(world, id), ...bill.charged],
    discounts,
    isTaxed: subscription.automatic_tax.enabled,
    onBehalfOf: subscription.on_behalf_of,
    period: bill.period ?? { start, end },
    share: {
      feePercent: subscription.application_fee_percent,
      feeAmount: null,
      destination: transfer?.destination ?? null,
      ...(transfer?.amount_percent !== undefined && { transferPercent: transfer.amount_percent }),
    },
    subscription: { id, metadata },
    ...(bill.finalizesAt !== undefined && { finalizesAt: bill.finalizesAt }),
  })
  const changed = subscriptions.update(world, subscription, {
    latest_invoice: invoice.id,
    discounts: discounts
      .filter((discount) => isLasting(world, discount.id))
      .map((discount) => discount.id),
  })
  return { invoice, subscription: changed } satisfies {
    invoice: Invoice
    subscription: Subscription
  }
}

const isLasting = (world: World, id: string) => activeDiscounts(world, [id]).length > 0

/** The item for its current period, at full price; nothing while a trial runs. */
export function periodCharge(world: World, subscription: Subscription): Charged {
  const item = itemOf(subscription)
  const { price, quantity } = item
  const isTrial = subscription.trial_end !== null && subscription.trial_end > world.now()
  const { name } = products.get(world, price.product)
  const { interval = 'month' } = price.recurring ?? {}
  return {
    amount: isTrial ? 0 : price.unit_amount * quantity,
    currency: price.currency,
    description: isTrial
      ? `Trial period for ${name}`
      : `${quantity} × ${name} (at ${money(price.unit_amount, price.currency)} / ${interval})`,
    period: { start: item.current_period_start, end: item.current_period_end },
    price,
    quantity,
    isProration: false,
    metadata: subscription.metadata,
    subscription: { id: subscription.id, item: item.id },
  }
}
