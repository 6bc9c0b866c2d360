import { DateTime } from 'luxon'
import { belongsTo, manyToMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, ManyToMany } from '@adonisjs/lucid/types/relations'
import { CouponSchema } from '#database/schema'
import Listing from '#catalog/models/listing'
import Plan from '#catalog/models/plan'

/** What a publisher takes off the price of a listing for those who know its code. Its terms never change. */
export default class Coupon extends CouponSchema {
  declare duration: 'once' | 'months' | 'forever'

  @belongsTo(() => Listing)
  declare listing: BelongsTo<typeof Listing>

  /** The plans it is for; none: all of the listing. */
  @manyToMany(() => Plan, { pivotTable: 'coupon_plans' })
  declare plans: ManyToMany<typeof Plan>

  get isWithdrawn() {
    return this.withdrawnAt !== null
  }

  get hasBegun() {
    return this.startsAt <= DateTime.now()
  }

  /** From the very moment that is its end. */
  get isOver() {
    return this.endsAt !== null && this.endsAt <= DateTime.now()
  }

  /** Whether it is for this plan; needs `plans` to be loaded. */
  isFor(plan: { id: string }) {
    return this.plans.length === 0 || this.plans.some(({ id }) => id === plan.id)
  }
}
