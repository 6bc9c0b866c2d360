import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { Collection } from '../world/collection.ts'
import { matching, page } from '../world/pages.ts'
import type { World } from '../world/world.ts'
import { invoices } from './invoices.ts'

/** Which payment intent pays an invoice: the only way from a charge to its invoice. */
export interface InvoicePayment {
  id: string
  object: 'invoice_payment'
  created: number
  livemode: false
  amount_paid: number | null
  amount_requested: number
  currency: string
  invoice: string
  is_default: boolean
  payment: { type: 'payment_intent'; payment_intent: string }
  status: 'open' | 'paid' | 'canceled'
  status_transitions: { canceled_at: number | null; paid_at: number | null }
}

export const invoicePayments = new Collection<InvoicePayment>('invoice_payment', 'invoice payment')

export const paymentsOf = (world: World, invoiceId: string) =>
  invoicePayments.all(world).filter((payment) => payment.invoice === invoiceId)

invoices.includes('payments', (world, invoice) =>
  page(paymentsOf(world, invoice.id), `/v1/invoice_payments`, {})
)

export const invoicePaymentRoutes: Routes = {
  'GET /v1/invoice_payments': ({ world, params, path }: Call<Stripe.InvoicePaymentListParams>) => {
    const { created, invoice, status, payment } = params
    const found = matching(invoicePayments.all(world), { created, invoice, status }).filter(
      (each) => !payment?.payment_intent || each.payment.payment_intent === payment.payment_intent
    )
    return page(found, path, params)
  },

  'GET /v1/invoice_payments/{id}': ({ world, ids: [id = ''] }: Call) =>
    invoicePayments.get(world, id),
}
