import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { SubscriptionSchema } from '#database/schema'
import User from '#accounts/models/user'
import Listing from '#catalog/models/listing'
import Plan from '#catalog/models/plan'
import Checkout from '#billing/models/checkout'
import PlanSwitch from '#billing/models/plan_switch'
import Purchase from '#billing/models/purchase'
import SubscriptionInvoice from '#billing/models/subscription_invoice'

/** A plan that renews, as Stripe last told us of it. */
export default class Subscription extends SubscriptionSchema {
  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  @belongsTo(() => Listing)
  declare listing: BelongsTo<typeof Listing>

  @belongsTo(() => Plan)
  declare plan: BelongsTo<typeof Plan>

  /** What was agreed when it began; a change of plan agreed on something else since, see `switchedAt`. */
  @belongsTo(() => Checkout)
  declare checkout: BelongsTo<typeof Checkout>

  @hasMany(() => SubscriptionInvoice)
  declare invoices: HasMany<typeof SubscriptionInvoice>

  @hasMany(() => PlanSwitch)
  declare switches: HasMany<typeof PlanSwitch>

  @hasMany(() => Purchase)
  declare purchases: HasMany<typeof Purchase>

  /** Whether it may still bring a payment. */
  get isRunning() {
    return this.endedAt === null
  }

  get isOnTrial() {
    return this.isRunning && this.status === 'trialing'
  }

  /** Stripe still tries to charge for time that was not paid, or cannot even ask for it. */
  get isUnpaid() {
    const isOwed = ['past_due', 'unpaid'].includes(this.status)
    return this.isRunning && (isOwed || this.whyNotBilled !== null)
  }

  /** Whether Stripe waits for the buyer's address, to find out the tax. */
  get needsAddress() {
    return (
      this.isRunning && (this.isTaxLost || this.whyNotBilled === 'customer_tax_location_invalid')
    )
  }

  /** Whether it is charged again before it ends: only Stripe's dashboard sets such an end. */
  get renewsBeforeEnd() {
    return this.cancelsAt !== null && this.cancelsAt > this.renewsAt
  }

  /** How a cancellation turned out, for its buyer. */
  get endsBy() {
    if (!this.isRunning) return 'It has ended.'
    return `It ends with the ${this.isOnTrial ? 'trial' : 'time you paid for'}.`
  }

  /** How its entitlement names it. */
  get entitlementRef() {
    return `subscription:${this.id}`
  }
}
