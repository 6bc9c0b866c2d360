import { DateTime } from 'luxon'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { RefundSchema } from '#database/schema'
import Purchase from '#billing/models/purchase'

/** After this long, nobody is waiting for Stripe's answer any more. */
const PATIENCE = { minutes: 1 }

const UNDER_WAY = ['requested', 'pending', 'requires_action']

/** Money on its way back, or back: asked for by us, or made in Stripe's dashboard. */
export default class Refund extends RefundSchema {
  @belongsTo(() => Purchase)
  declare purchase: BelongsTo<typeof Purchase>

  get isUnderWay() {
    return UNDER_WAY.includes(this.status)
  }

  /** Whether Stripe ever said anything about it. */
  get isAnswered() {
    return this.status !== 'requested' || this.stripeRefundId !== null
  }

  /** Whether it was asked for, and whoever asked has given up waiting: it may exist at Stripe or not. */
  get isUnanswered() {
    return !this.isAnswered && this.createdAt < DateTime.now().minus(PATIENCE)
  }

  get hasSucceeded() {
    return this.status === 'succeeded'
  }

  /** Whether the buyer did not get it after all. */
  get isBack() {
    return this.status === 'failed' || this.status === 'canceled'
  }

  /** Whether publisher or marketplace decided on it here; what Stripe's dashboard gives back is ours to bear. */
  get isOurDecision() {
    return this.requestedBy !== 'stripe'
  }
}
