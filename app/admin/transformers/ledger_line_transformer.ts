import { BaseTransformer } from '@adonisjs/core/transformers'
import type { LedgerLine } from '#billing/queries/ledger_book'

/** One transaction of the ledger. */
export default class LedgerLineTransformer extends BaseTransformer<LedgerLine> {
  toObject() {
    const { id, postedAt } = this.resource
    return {
      ...this.pick(this.resource, ['key', 'agent', 'entries']),
      id: Number(id),
      postedAt: postedAt.toISOString(),
    }
  }
}
