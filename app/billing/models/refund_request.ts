import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { RefundRequestSchema } from '#database/schema'
import Purchase from '#billing/models/purchase'

/**
 * `granted`: publisher or marketplace give the money back; `refunded`: it went back without them, from Stripe's
 * dashboard or by our own rules; `disputed`: the buyer's bank decides.
 */
export type RequestStatus = 'open' | 'granted' | 'refunded' | 'declined' | 'withdrawn' | 'disputed'

/** What happened to a request that somebody is written to about. */
export type RefundNews = 'asked' | 'escalated' | 'reopened' | Exclude<RequestStatus, 'open'>

/** What a buyer asked for about one payment, once. */
export default class RefundRequest extends RefundRequestSchema {
  declare status: RequestStatus

  @belongsTo(() => Purchase)
  declare purchase: BelongsTo<typeof Purchase>

  get isOpen() {
    return this.status === 'open'
  }

  /** Whether the marketplace decides, because the publisher did not, or because the money did not arrive. */
  get isEscalated() {
    return this.escalatedAt !== null
  }
}
