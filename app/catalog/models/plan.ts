import { PlanSchema } from '#database/schema'
import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import Listing from '#catalog/models/listing'
import PlanPrice from '#catalog/models/plan_price'

/** One price of a plan: `id` is null for the one in the plan's own currency. */
export type Price = { id: string | null; amountInCents: number; currency: string }

/** What is for sale, and at which price: a price never changes, a withdrawn plan is replaced by a new one. */
export default class Plan extends PlanSchema {
  @belongsTo(() => Listing)
  declare listing: BelongsTo<typeof Listing>

  /** Those in other currencies, those that have ended included. */
  @hasMany(() => PlanPrice)
  declare prices: HasMany<typeof PlanPrice>

  get ownPrice(): Price {
    return { id: null, amountInCents: this.amountInCents, currency: this.currency }
  }

  /** What it may be bought at, its own price first; needs `prices` to be loaded. */
  get openPrices(): Price[] {
    return [this.ownPrice, ...this.prices.filter(({ isOpen }) => isOpen)]
  }

  /** What somebody pays who would like to pay in this currency: the plan's own price where it has no other. */
  priceIn(currency: string | null): Price {
    return this.openPrices.find((price) => price.currency === currency) ?? this.ownPrice
  }

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
