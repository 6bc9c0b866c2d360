import { BaseTransformer } from '@adonisjs/core/transformers'
import type RefundRequest from '#billing/models/refund_request'
import { isUndecided } from '#billing/refund_requests/locked_request'
import { requestFacts } from '#billing/refund_requests/request_facts'
import SaleTransformer from '#billing/transformers/sale_transformer'

/** A request, as whoever answers it sees it: with the sale and what giving it back comes to. */
export default class RefundRequestTransformer extends BaseTransformer<RefundRequest> {
  toObject() {
    const request = this.resource
    return {
      ...requestFacts(request),
      isUndecided: isUndecided(request),
      publisher: request.purchase.listing.publisher.displayName,
      sale: SaleTransformer.transform(request.purchase),
    }
  }
}
