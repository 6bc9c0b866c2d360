import { BaseTransformer } from '@adonisjs/core/transformers'
import type Dispute from '#billing/models/dispute'
import type { Disputed } from '#billing/queries/open_disputes'
import { disputedPayment } from '#admin/transformers/disputed_payment'

/** A dispute that is not decided, for whoever hands in the evidence. */
export default class DisputeTransformer extends BaseTransformer<Disputed<Dispute>> {
  toObject() {
    const { about } = this.resource
    return {
      ...this.pick(about, ['id', 'status', 'reason', 'amountInCents', 'takesMoney', 'isAnswered']),
      ...disputedPayment(this.resource),
      openedAt: about.openedAt.toUTC().toISO()!,
      evidenceDueAt: about.evidenceDueAt?.toUTC().toISO() ?? null,
    }
  }
}
