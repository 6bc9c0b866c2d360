import { PlanSchema } from '#database/schema'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import Listing from '#catalog/models/listing'

/** What is for sale, and at which price: a price never changes, a withdrawn plan is replaced by a new one. */
export default class Plan extends PlanSchema {
  @belongsTo(() => Listing)
  declare listing: BelongsTo<typeof Listing>

  get isSubscription() {
    return this.kind === 'subscription'
  }

  get isFree() {
    return this.kind === 'free'
  }

  get isWithdrawn() {
    return this.withdrawnAt !== null
  }

  get isActive() {
    return !this.isWithdrawn
  }
}
