import { BaseTransformer } from '@adonisjs/core/transformers'
import type { DriftLine } from '#billing/queries/ledger_book'

/** One way in which our books differ. */
export default class DriftTransformer extends BaseTransformer<DriftLine> {
  toObject() {
    return {
      ...this.pick(this.resource, ['purchaseId', 'entitlementId', 'what', 'reason', 'isMendable']),
      id: Number(this.resource.id),
    }
  }
}
