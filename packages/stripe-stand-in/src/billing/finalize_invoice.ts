import { customers } from '../resources/customers.ts'
import { invoicePayments, paymentsOf } from '../resources/invoice_payments.ts'
import { changeInvoice, invoices, shareOf } from '../resources/invoices.ts'
import type { Invoice } from '../resources/invoices.ts'
import { createIntent, paymentIntents } from '../resources/payment_intents.ts'
import type { TransferData } from '../resources/payment_intents.ts'
import { refuse } from '../api/problem.ts'
import type { World } from '../world/world.ts'
import { invoicePaid } from './invoice_outcomes.ts'
import { taxedAnew } from './place_of_tax.ts'

const REASONS: Record<string, string> = {
  subscription_create: 'Subscription creation',
  subscription_update: 'Subscription update',
}

/** The draft becomes an invoice: numbered, unchangeable, with a payment to be made, if any. */
export function finalizeInvoice(world: World, id: string): Invoice {
  const drawn = invoices.get(world, id)
  if (drawn.status !== 'draft')
    refuse('This invoice is already finalized, you can’t re-finalize a non-draft invoice.')
  const draft = taxedAnew(world, drawn)
  const customer = customers.get(world, draft.customer ?? '')
  const due = Math.max(draft.total + customer.balance, 0)
  const left = Math.min(draft.total + customer.balance, 0)
  if (left !== customer.balance) customers.update(world, customer, { balance: left })

  const open = changeInvoice(
    world,
    draft,
    {
      amount_due: due,
      amount_remaining: due,
      automatically_finalizes_at: null,
      effective_at: world.now(),
      ending_balance: left,
      hosted_invoice_url: `${world.settings.publicUrl}/i/${id}`,
      invoice_pdf: `${world.settings.publicUrl}/i/${id}/pdf`,
      number: `${customer.invoice_prefix}-${numberOf(world, draft)}`,
      starting_balance: customer.balance,
      status: 'open',
      status_transitions: { ...draft.status_transitions, finalized_at: world.now() },
      webhooks_delivered_at: world.now(),
    },
    'invoice.finalized'
  )
  if (due === 0) return invoicePaid(world, open)
  askForPayment(world, open)
  return open
}

function numberOf(world: World, draft: Invoice): string {
  const before = invoices
    .all(world)
    .filter((each) => each.customer === draft.customer && each.number !== null)
  return String(before.length + 1).padStart(4, '0')
}

function askForPayment(world: World, invoice: Invoice): void {
  const customer = customers.get(world, invoice.customer ?? '')
  const intent = createIntent(world, {
    amount: invoice.amount_due,
    currency: invoice.currency,
    customer: invoice.customer,
    description: REASONS[invoice.billing_reason] ?? `Payment for Invoice ${invoice.number}`,
    on_behalf_of: invoice.on_behalf_of,
    receipt_email: customer.email,
    ...onwardOf(world, invoice),
  })
  invoicePayments.insert(world, {
    id: world.ids.next('inpay_1'),
    object: 'invoice_payment',
    created: world.now(),
    livemode: false,
    amount_paid: null,
    amount_requested: invoice.amount_due,
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    payment: { type: 'payment_intent', payment_intent: intent.id },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  })
}

/** Our fee is a share of the invoice's total, tax included; the destination gets the whole charge. */
function onwardOf(world: World, invoice: Invoice) {
  const { destination, feeAmount, feePercent, transferAmount, transferPercent } = shareOf(
    world,
    invoice
  )
  if (!destination) return {}
  const fee = feeAmount ?? (feePercent ? Math.round((invoice.amount_due * feePercent) / 100) : null)
  const part =
    transferAmount ??
    (transferPercent ? Math.round((invoice.amount_due * transferPercent) / 100) : undefined)
  const transfer: TransferData = { destination, ...(part !== undefined && { amount: part }) }
  return {
    application_fee_amount: fee === null ? null : Math.min(fee, invoice.amount_due),
    transfer_data: transfer,
  }
}

/** The payment intent that pays an invoice. */
export function intentOf(world: World, invoice: Invoice) {
  const [payment] = paymentsOf(world, invoice.id)
  if (!payment) return refuse('This invoice asks for no payment.')
  return { payment, intent: paymentIntents.get(world, payment.payment.payment_intent) }
}
