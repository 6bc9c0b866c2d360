import { Problem, refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { chargeFailed, newCharge } from '../flows/charge_card.ts'
import { chargeSucceeds } from '../flows/charge_succeeds.ts'
import { customers } from '../resources/customers.ts'
import { invoicePayments } from '../resources/invoice_payments.ts'
import { changeInvoice, invoices, subscriptionIdOf } from '../resources/invoices.ts'
import type { Invoice } from '../resources/invoices.ts'
import { paymentIntents } from '../resources/payment_intents.ts'
import type { PaymentIntent } from '../resources/payment_intents.ts'
import { cardOf, paymentMethods } from '../resources/payment_methods.ts'
import type { PaymentMethod } from '../resources/payment_methods.ts'
import { subscriptions } from '../resources/subscriptions.ts'
import { declineOf, needsCustomer } from '../resources/test_cards.ts'
import type { World } from '../world/world.ts'
import { startDebit } from './debit_invoice.ts'
import { intentOf } from './finalize_invoice.ts'
import { invoiceFailed, invoicePaid } from './invoice_outcomes.ts'

/** What an invoice is charged to: its own card, its subscription's, its customer's. */
export function methodFor(world: World, invoice: Invoice): PaymentMethod | undefined {
  const subscription = subscriptions.find(world, subscriptionIdOf(invoice) ?? '')
  const customer = customers.find(world, invoice.customer ?? '')
  const id =
    invoice.default_payment_method ??
    subscription?.default_payment_method ??
    customer?.invoice_settings.default_payment_method
  const method = id ? paymentMethods.find(world, id) : undefined
  return method?.customer ? method : undefined
}

/**
 * One attempt to collect an open invoice. What comes of it is in the invoice answered.
 *
 * @param isPresent whether the customer is there to answer their bank
 */
export function collect(
  world: World,
  id: string,
  { method, isPresent = false }: { method?: PaymentMethod; isPresent?: boolean } = {}
): Invoice {
  const invoice = invoices.get(world, id)
  if (invoice.status === 'paid') refuse('Invoice is already paid', undefined, 'invoice_not_payable')
  if (!['open', 'uncollectible'].includes(invoice.status))
    refuse(`This invoice can’t be paid: it is ${invoice.status}.`)
  const source = method ?? methodFor(world, invoice)
  const { intent: before, payment } = intentOf(world, invoice)
  if (!source) return invoiceFailed(world, invoice)

  if (source.type === 'us_bank_account') return startDebit(world, invoice, source)

  const last4 = cardOf(source)
  const intent = paymentIntents.update(world, before, { payment_method: source.id })
  if (needsCustomer(last4) && !isPresent) return askCustomer(world, invoice, intent)
  if (declineOf(last4)) {
    chargeFailed(world, intent, newCharge(world, intent, source.billing_details, 'failed'))
    return invoiceFailed(world, invoice)
  }
  chargeSucceeds(world, intent, source.billing_details)
  const done = invoicePayments.update(world, payment, {
    amount_paid: intent.amount,
    status: 'paid',
    status_transitions: { canceled_at: null, paid_at: world.now() },
  })
  emit(world, 'invoice_payment.paid', done)
  return invoicePaid(world, invoice)
}

/** The bank wants to see the customer, who is not there: the payment waits for them. */
function askCustomer(world: World, invoice: Invoice, intent: PaymentIntent): Invoice {
  const waiting = paymentIntents.update(world, intent, { status: 'requires_action' })
  emit(world, 'payment_intent.requires_action', waiting)
  changeInvoice(world, invoice, {}, 'invoice.payment_action_required')
  return invoiceFailed(world, invoice)
}

/** As the API answers: a payment that fails is an error, though it changes the invoice. */
export function declined(world: World, invoice: Invoice): Problem {
  const { intent } = intentOf(world, invoice)
  const error = intent.last_payment_error as { code?: string; message?: string } | null
  return new Problem(error?.message ?? 'This invoice requires additional user action.', {
    status: 402,
    type: 'card_error',
    code: error?.code ?? 'invoice_payment_intent_requires_action',
  })
}
