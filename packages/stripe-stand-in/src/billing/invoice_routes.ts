import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { refuse } from '../api/problem.ts'
import { changeInvoice, invoices, rememberShare, shareOf } from '../resources/invoices.ts'
import type { Invoice } from '../resources/invoices.ts'
import { paymentMethodFrom, paymentMethods } from '../resources/payment_methods.ts'
import { worldOn } from '../resources/test_clocks.ts'
import { merged } from '../world/metadata.ts'
import { picked } from '../world/picking.ts'
import type { World } from '../world/world.ts'
import { isBankBusy } from './debit_invoice.ts'
import { finalizeInvoice } from './finalize_invoice.ts'
import { invoicePaid } from './invoice_outcomes.ts'
import { collect, declined } from './pay_invoice.ts'
import { finalizationFailed, isPlaceUnknown, placeUnknown } from './place_of_tax.ts'

/** Seconds from an invoice that somebody issues by hand to the first attempt at its payment. */
const AN_HOUR = 60 * 60

/** The invoice, and the world at its own time. */
function at(world: World, id: string): { there: World; invoice: Invoice } {
  const invoice = invoices.get(world, id)
  return { there: worldOn(world, invoice.test_clock), invoice }
}

export const invoiceChangeRoutes: Routes = {
  'POST /v1/invoices/{id}': ({
    world,
    params,
    ids: [id = ''],
  }: Call<Stripe.InvoiceUpdateParams>) => {
    const { there, invoice } = at(world, id)
    const { application_fee_amount: fee, transfer_data: transfer } = params
    if ((fee !== undefined || transfer !== undefined) && invoice.status !== 'draft')
      refuse('Finalized invoices can’t be updated in this way.', undefined, 'invoice_not_editable')
    if (fee !== undefined && fee > invoice.total)
      refuse('The application fee cannot be greater than the total.', 'application_fee_amount')
    rememberShare(there, id, {
      ...shareOf(there, invoice),
      ...(fee !== undefined && { feeAmount: fee }),
      ...(transfer && { destination: transfer.destination }),
      ...(transfer && transfer.amount !== undefined && { transferAmount: transfer.amount }),
      ...(transfer === '' && { destination: null }),
    })
    const method = params.default_payment_method
    const changes: Partial<Invoice> = {
      ...picked(params, 'auto_advance', 'description'),
      metadata: merged(invoice.metadata, params.metadata),
      ...(method && { default_payment_method: paymentMethods.get(there, method).id }),
    }
    return changeInvoice(there, invoice, changes, 'invoice.updated')
  },

  'POST /v1/invoices/{id}/finalize': ({
    world,
    params,
    ids: [id = ''],
  }: Call<Stripe.InvoiceFinalizeInvoiceParams>) => {
    const { there, invoice } = at(world, id)
    if (invoice.status === 'draft' && isPlaceUnknown(there, invoice)) {
      finalizationFailed(there, invoice)
      return placeUnknown()
    }
    if (params.auto_advance !== undefined)
      invoices.update(there, invoice, {
        auto_advance: params.auto_advance,
        next_payment_attempt: params.auto_advance ? there.now() + AN_HOUR : null,
      })
    return finalizeInvoice(there, id)
  },

  'POST /v1/invoices/{id}/pay': ({
    world,
    params,
    ids: [id = ''],
  }: Call<Stripe.InvoicePayParams>) => {
    const { there, invoice } = at(world, id)
    if (invoice.status === 'draft') finalizeInvoice(there, id)
    if (params.paid_out_of_band) return invoicePaid(there, invoices.get(there, id))
    const method = params.payment_method && paymentMethodFrom(there, params.payment_method)
    const tried = collect(there, id, method ? { method, isPresent: true } : {})
    return tried.status === 'paid' ? tried : declined(there, tried)
  },

  'POST /v1/invoices/{id}/void': ({ world, ids: [id = ''] }: Call) =>
    setAside(world, id, 'void', 'invoice.voided'),

  'POST /v1/invoices/{id}/mark_uncollectible': ({ world, ids: [id = ''] }: Call) =>
    setAside(world, id, 'uncollectible', 'invoice.marked_uncollectible'),
}

function setAside(world: World, id: string, status: 'void' | 'uncollectible', type: string) {
  const { there, invoice } = at(world, id)
  if (invoice.status !== 'open')
    refuse(`Only an open invoice can be set aside; this one is ${invoice.status}.`)
  if (status === 'void' && isBankBusy(there, invoice))
    refuse('You can’t void this invoice while its payment is processing.')
  const moment = status === 'void' ? 'voided_at' : 'marked_uncollectible_at'
  const transitions = { ...invoice.status_transitions, [moment]: there.now() }
  return changeInvoice(
    there,
    invoice,
    {
      auto_advance: false,
      next_payment_attempt: null,
      status,
      status_transitions: transitions,
    },
    type
  )
}
