import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { NotFound } from '#shared/refusal'
import Purchase from '#billing/models/purchase'
import RefundRequest from '#billing/models/refund_request'
import { isGoingBackWhole } from '#billing/refund_requests/refund_window'

/**
 * A request with its purchase, listing and publisher, locked after the payment it is about, as everywhere. Throws
 * NotFound.
 */
export async function lockedRequest(
  trx: TransactionClientContract,
  requestId: string
): Promise<RefundRequest> {
  const found = await RefundRequest.find(requestId, { client: trx })
  if (!found) throw new NotFound()
  const purchase = await Purchase.query({ client: trx })
    .where('id', found.purchaseId)
    .preload('listing', (listing) => listing.preload('publisher'))
    .preload('refunds')
    .forUpdate()
    .firstOrFail()
  const request = await RefundRequest.query({ client: trx })
    .where('id', requestId)
    .forUpdate()
    .firstOrFail()
  request.$setRelated('purchase', purchase)
  return request
}

/** Whether somebody may still answer it, or take it back: not once the money is on its way. */
export const isUndecided = ({ isOpen, purchase }: RefundRequest) =>
  isOpen && !isGoingBackWhole(purchase, purchase.refunds)
