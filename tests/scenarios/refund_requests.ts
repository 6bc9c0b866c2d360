import db from '@adonisjs/lucid/services/db'
import RefundRequest from '#billing/models/refund_request'
import { aSale } from '#tests/scenarios/billing'
import type { ListingTraits } from '#tests/scenarios/catalog'
import { signedIn } from '#tests/scenarios/desk'

export const REASON = 'It does not read my invoices.'

/** A sale whose buyer has asked for the money back, with the browsers of both sides. */
export async function aRefundRequest(traits: ListingTraits = {}) {
  const sale = await aSale(traits)
  const buyer = await signedIn(sale.buyer)
  const studio = await signedIn(sale.owner)
  const answer = await buyer.post(`/purchases/${sale.purchase.id}/refund-request`, {
    reason: REASON,
  })
  if (answer.status !== 302) throw new Error(answer.body)
  const request = await RefundRequest.findByOrFail('purchaseId', sale.purchase.id)
  return { sale, buyer, studio, request, path: `/refund-requests/${request.id}` }
}

/** The audit events of requests so far, in order. */
export async function requestTrail(): Promise<string[]> {
  const rows = await db.from('audit_events').whereLike('action', 'refund_request.%').orderBy('id')
  return rows.map(({ action }) => action)
}
