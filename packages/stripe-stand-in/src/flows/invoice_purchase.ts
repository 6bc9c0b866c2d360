import { drawInvoice } from '../billing/draw_invoice.ts'
import { newDiscount } from '../billing/new_discount.ts'
import { planOf } from '../resources/checkout_sessions.ts'
import type { CheckoutSession } from '../resources/checkout_sessions.ts'
import { discounts } from '../resources/discounts.ts'
import { invoicePayments } from '../resources/invoice_payments.ts'
import { changeInvoice } from '../resources/invoices.ts'
import type { Invoice } from '../resources/invoices.ts'
import type { PaymentIntent } from '../resources/payment_intents.ts'
import type { Metadata } from '../world/metadata.ts'
import type { World } from '../world/world.ts'

/** The invoice a buyer gets of a one-time purchase, paid from the start: `invoice_creation`. */
export function invoicePurchase(
  world: World,
  session: CheckoutSession,
  intent: PaymentIntent | null
): Invoice {
  const { lines } = planOf(world, session)
  const [applied] = session.discounts
  const customer = session.customer ?? ''
  const discount =
    applied?.coupon &&
    discounts.insert(
      world,
      newDiscount(world, { coupon: applied.coupon, customer, checkoutSession: session.id })
    )
  const now = world.now()
  const draft = drawInvoice(world, {
    customer,
    currency: session.currency,
    reason: 'manual',
    charged: lines.map((line) => ({
      amount: line.amount_subtotal,
      currency: line.currency,
      description: line.description,
      period: { start: now, end: now },
      price: line.price,
      quantity: line.quantity,
      isProration: false,
      metadata: line.metadata,
    })),
    discounts: discount ? [discount] : [],
    share: { feePercent: null, feeAmount: null, destination: null },
    isTaxed: session.automatic_tax.enabled,
    metadata: metadataOf(session),
    period: { start: now, end: now },
  })
  const open = changeInvoice(
    world,
    draft,
    {
      amount_due: session.amount_total,
      amount_remaining: session.amount_total,
      effective_at: now,
      ending_balance: 0,
      hosted_invoice_url: `${world.settings.publicUrl}/i/${draft.id}`,
      invoice_pdf: `${world.settings.publicUrl}/i/${draft.id}/pdf`,
      number: `${world.ids.next('', 8).toUpperCase()}-0001`,
      starting_balance: 0,
      status: 'open',
      status_transitions: { ...draft.status_transitions, finalized_at: now },
    },
    'invoice.finalized'
  )
  if (intent)
    invoicePayments.insert(world, {
      id: world.ids.next('inpay_1'),
      object: 'invoice_payment',
      created: now,
      livemode: false,
      amount_paid: session.amount_total,
      amount_requested: session.amount_total,
      currency: session.currency,
      invoice: open.id,
      is_default: true,
      payment: { type: 'payment_intent', payment_intent: intent.id },
      status: 'paid',
      status_transitions: { canceled_at: null, paid_at: now },
    })
  return changeInvoice(
    world,
    open,
    {
      amount_paid: session.amount_total,
      amount_remaining: 0,
      attempted: true,
      status: 'paid',
      status_transitions: { ...open.status_transitions, paid_at: now },
    },
    'invoice.paid',
    'invoice.payment_succeeded'
  )
}

function metadataOf({ invoice_creation: creation }: CheckoutSession): Metadata {
  const data = creation?.invoice_data as { metadata?: Metadata } | undefined
  return data?.metadata ?? {}
}
