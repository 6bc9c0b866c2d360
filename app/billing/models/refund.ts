import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { RefundSchema } from '#database/schema'
import Purchase from '#billing/models/purchase'

const UNDER_WAY = ['requested', 'pending', 'requires_action']

/** Money on its way back, or back: asked for by us, or made in Stripe's dashboard. */
export default class Refund extends RefundSchema {
  @belongsTo(() => Purchase)
  declare purchase: BelongsTo<typeof Purchase>

  get isUnderWay() {
    return UNDER_WAY.includes(this.status)
  }

  get hasSucceeded() {
    return this.status === 'succeeded'
  }
}
