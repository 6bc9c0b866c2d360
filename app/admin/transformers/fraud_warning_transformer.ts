import { BaseTransformer } from '@adonisjs/core/transformers'
import type FraudWarning from '#billing/models/fraud_warning'
import type { Disputed } from '#billing/queries/open_disputes'
import { disputedPayment } from '#admin/transformers/disputed_payment'

/** A bank's warning that something can still be done about. */
export default class FraudWarningTransformer extends BaseTransformer<Disputed<FraudWarning>> {
  toObject() {
    const { about, purchase } = this.resource
    return {
      ...this.pick(about, ['id', 'fraudType']),
      ...disputedPayment(this.resource),
      amountInCents: purchase.totalInCents,
      at: about.warnedAt.toUTC().toISO()!,
    }
  }
}
