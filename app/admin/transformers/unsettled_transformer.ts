import { BaseTransformer } from '@adonisjs/core/transformers'
import { collectedOf } from '#billing/corrections/correction_facts'
import type Correction from '#billing/models/correction'
import type { CorrectionKind } from '#billing/models/correction'
import type { Disputed } from '#billing/queries/open_disputes'
import { disputedPayment } from '#admin/transformers/disputed_payment'

/** A correction that a publisher owes, or that Stripe refused for good. */
export default class UnsettledTransformer extends BaseTransformer<Disputed<Correction>> {
  toObject() {
    const { about, purchase } = this.resource
    return {
      ...this.pick(about, ['id', 'reason']),
      ...disputedPayment(this.resource),
      kind: about.kind as CorrectionKind,
      isOwed: about.status === 'owed',
      isCollectable: about.isCollectable,
      amountInCents: about.netInCents - collectedOf(about, purchase.corrections),
      at: about.createdAt.toUTC().toISO()!,
    }
  }
}
