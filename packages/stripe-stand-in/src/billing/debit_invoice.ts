import { refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { chargeFailed, newCharge } from '../flows/charge_card.ts'
import { settleLater } from '../flows/settle_capture.ts'
import { charges } from '../resources/charges.ts'
import { invoicePayments, paymentsOf } from '../resources/invoice_payments.ts'
import { invoices } from '../resources/invoices.ts'
import type { Invoice } from '../resources/invoices.ts'
import { paymentIntents } from '../resources/payment_intents.ts'
import type { PaymentMethod } from '../resources/payment_methods.ts'
import { worldOn } from '../resources/test_clocks.ts'
import type { World } from '../world/world.ts'
import { intentOf } from './finalize_invoice.ts'
import { invoiceFailed, invoicePaid } from './invoice_outcomes.ts'

/** A bank is asked for an invoice: it thinks for days, and nothing is tried again meanwhile. */
export function startDebit(world: World, invoice: Invoice, source: PaymentMethod): Invoice {
  const { intent } = intentOf(world, invoice)
  const asked = paymentIntents.update(world, intent, { payment_method: source.id })
  const charge = newCharge(world, asked, source.billing_details, 'pending')
  const processing = paymentIntents.update(world, asked, {
    latest_charge: charge.id,
    status: 'processing',
  })
  emit(world, 'charge.pending', charge)
  emit(world, 'payment_intent.processing', processing)
  return invoices.update(world, invoice, {
    attempt_count: invoice.attempt_count + 1,
    attempted: true,
    next_payment_attempt: null,
  })
}

/** Whether a bank has been asked for it, and has not answered. */
export function isBankBusy(world: World, invoice: Invoice): boolean {
  return paymentsOf(world, invoice.id).some(
    ({ payment }) => paymentIntents.get(world, payment.payment_intent).status === 'processing'
  )
}

/** What a customer's bank still thinks about, oldest first. */
function awaited(world: World, customer: string) {
  return invoices
    .all(world)
    .filter((invoice) => invoice.customer === customer && invoice.status === 'open')
    .flatMap((invoice) => {
      const there = worldOn(world, invoice.test_clock)
      const { intent, payment } = intentOf(there, invoice)
      return intent.status === 'processing' ? [{ there, invoice, intent, payment }] : []
    })
}

/** As a control: every bank debit of a customer's invoices arrives. */
export function debitsArrive(world: World, customer: string): Invoice[] {
  const all = awaited(world, customer)
  if (all.length === 0) refuse('No bank is asked for anything of this customer.')
  return all.map(({ there, invoice, intent, payment }) => {
    const charge = charges.update(there, charges.get(there, intent.latest_charge ?? ''), {
      amount_captured: intent.amount,
      captured: true,
      paid: true,
      status: 'succeeded',
    })
    const paid = paymentIntents.update(there, intent, {
      amount_received: intent.amount,
      status: 'succeeded',
    })
    emit(there, 'charge.succeeded', charge)
    emit(there, 'payment_intent.succeeded', paid)
    settleLater(there, charge.id)
    const done = invoicePayments.update(there, payment, {
      amount_paid: intent.amount,
      status: 'paid',
      status_transitions: { canceled_at: null, paid_at: there.now() },
    })
    emit(there, 'invoice_payment.paid', done)
    return invoicePaid(there, withoutAttempt(invoice))
  })
}

/** As a control: every bank debit of a customer's invoices bounces. */
export function debitsBounce(world: World, customer: string): Invoice[] {
  const all = awaited(world, customer)
  if (all.length === 0) refuse('No bank is asked for anything of this customer.')
  return all.map(({ there, invoice, intent }) => {
    const before = charges.get(there, intent.latest_charge ?? '')
    chargeFailed(there, intent, charges.update(there, before, { status: 'failed', paid: false }))
    return invoiceFailed(there, withoutAttempt(invoice))
  })
}

/** The attempt was counted when the bank was asked. */
const withoutAttempt = (invoice: Invoice): Invoice => ({
  ...invoice,
  attempt_count: invoice.attempt_count - 1,
})
