import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import RefundRequest from '#billing/models/refund_request'
import { RefundRequestClosed } from '#billing/refund_requests/refusals'

/** Whoever answers a request that was withdrawn or answered meanwhile gives nothing back. The payment's row is held. */
export async function refuseUnlessAsked(trx: TransactionClientContract, requestId: string) {
  const request = await RefundRequest.find(requestId, { client: trx })
  if (!request?.isOpen) throw new RefundRequestClosed()
}
