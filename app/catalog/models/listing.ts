import { ListingSchema } from '#database/schema'
import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import Publisher from '#publishers/models/publisher'
import Plan from '#catalog/models/plan'

export default class Listing extends ListingSchema {
  @belongsTo(() => Publisher)
  declare publisher: BelongsTo<typeof Publisher>

  @hasMany(() => Plan)
  declare plans: HasMany<typeof Plan>

  get isPublished() {
    return this.publishedAt !== null
  }

  get isTakenDown() {
    return this.takenDownAt !== null
  }

  /** Whether the public may see it. */
  get isOffered() {
    return this.isPublished && !this.isTakenDown
  }

  get isFeatured() {
    return this.featuredAt !== null
  }

  get isVerified() {
    return this.badge === 'verified'
  }

  /** The plans one may still choose; needs `plans` to be loaded. */
  get activePlans() {
    return this.plans.filter((plan) => plan.isActive)
  }

  /** Anyone signed in may download it; needs `plans` to be loaded. */
  get isFree() {
    return this.activePlans.some((plan) => plan.isFree)
  }

  /** The same at a moment of the past. */
  wasFree(at: Date) {
    return this.plans.some(
      ({ isFree, createdAt, withdrawnAt }) =>
        isFree && createdAt.toJSDate() <= at && (!withdrawnAt || withdrawnAt.toJSDate() > at)
    )
  }
}
