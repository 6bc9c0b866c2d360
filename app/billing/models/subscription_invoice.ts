import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { SubscriptionInvoiceSchema } from '#database/schema'
import Purchase from '#billing/models/purchase'

/** What Stripe asks for one period of a subscription, and whether it got it. */
export default class SubscriptionInvoice extends SubscriptionInvoiceSchema {
  @belongsTo(() => Purchase)
  declare purchase: BelongsTo<typeof Purchase>

  /** Whether a payment for it failed, and none has come since. */
  get isOverdue() {
    return Boolean(this.overdueSince) && !this.overdueUntil
  }
}
