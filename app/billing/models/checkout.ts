import { DateTime } from 'luxon'
import { belongsTo, hasOne } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasOne } from '@adonisjs/lucid/types/relations'
import { CheckoutSchema } from '#database/schema'
import type { Money } from '#shared/money'
import User from '#accounts/models/user'
import Listing from '#catalog/models/listing'
import Plan, { type Price } from '#catalog/models/plan'
import Entitlement from '#entitlements/models/entitlement'
import Coupon from '#billing/models/coupon'
import Purchase from '#billing/models/purchase'
import Subscription from '#billing/models/subscription'
import type { PaidLine } from '#billing/upgrades'

/** What a buyer wants to have, and what makes it cheaper for them. */
export type Wish = { plan: Plan; price: Price; coupon: Coupon | null; upgrade: PaidLine | null }

/** One trip to Stripe's page and back. What was agreed stands here: list price, discount, what is left to pay, our fee of it. */
export default class Checkout extends CheckoutSchema {
  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  @belongsTo(() => Listing)
  declare listing: BelongsTo<typeof Listing>

  @belongsTo(() => Plan)
  declare plan: BelongsTo<typeof Plan>

  @belongsTo(() => Coupon)
  declare coupon: BelongsTo<typeof Coupon>

  @belongsTo(() => Entitlement, { foreignKey: 'upgradeFromId' })
  declare upgradeFrom: BelongsTo<typeof Entitlement>

  @hasOne(() => Purchase)
  declare purchase: HasOne<typeof Purchase>

  @hasOne(() => Subscription)
  declare subscription: HasOne<typeof Subscription>

  /** What the plan costs without anything taken off. */
  get listPrice(): Money {
    return { amountInCents: this.listInCents, currency: this.currency }
  }

  /** What was agreed for a plan that renews: our share in percent, and the trial; null for one that is paid once. */
  get renewal() {
    const { feeBasisPoints, trialDays } = this
    return feeBasisPoints === null ? null : { feePercent: feeBasisPoints / 100, trialDays }
  }

  /** What is to be paid on its page: nothing when a trial comes first, or when a coupon covers all of it. */
  get dueInCents() {
    return this.trialDays > 0 ? 0 : this.amountInCents
  }

  /** Whether it was agreed for this plan, and at a price of the same kind. */
  isFor({ plan, price, coupon, upgrade }: Wish) {
    if (this.planId !== plan.id || this.priceId !== price.id) return false
    if (this.couponId !== (coupon?.id ?? null)) return false
    return coupon !== null || this.upgradeFromId === (upgrade?.entitlementId ?? null)
  }

  /** Whether somebody may still pay on its page. */
  get isOpen() {
    return this.status === 'open'
  }

  /** Whether it was paid, but not as agreed: see `SettleCheckout`. */
  get isMismatched() {
    return this.status === 'mismatched'
  }

  /** Whether its buyer has been back for longer than Stripe ever needs to tell us. */
  get isLate() {
    const { returnedAt } = this
    return this.isOpen && returnedAt !== null && returnedAt < DateTime.now().minus({ minutes: 1 })
  }

  /** Whether money may still come of it. */
  get isUnsettled() {
    return this.status === 'open' || this.status === 'awaiting_payment'
  }
}
