import { belongsTo, hasMany, hasOne } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany, HasOne } from '@adonisjs/lucid/types/relations'
import { PurchaseSchema } from '#database/schema'
import User from '#accounts/models/user'
import Listing from '#catalog/models/listing'
import Coupon from '#billing/models/coupon'
import Refund from '#billing/models/refund'
import Dispute from '#billing/models/dispute'
import Correction from '#billing/models/correction'
import SubscriptionInvoice from '#billing/models/subscription_invoice'
import RefundRequest from '#billing/models/refund_request'

/** A completed payment for a plan: the one there is, or that for one period of a subscription. */
export default class Purchase extends PurchaseSchema {
  /** Null where nothing was paid, which `isOfNothing` says; whoever deals with a payment may rely on it. */
  declare stripePaymentIntentId: string

  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  @belongsTo(() => Listing)
  declare listing: BelongsTo<typeof Listing>

  @belongsTo(() => Coupon)
  declare coupon: BelongsTo<typeof Coupon>

  @hasMany(() => Refund)
  declare refunds: HasMany<typeof Refund>

  @hasMany(() => Dispute)
  declare disputes: HasMany<typeof Dispute>

  @hasMany(() => Correction)
  declare corrections: HasMany<typeof Correction>

  /** What asked for it, when it is one payment of a subscription. */
  @hasOne(() => SubscriptionInvoice)
  declare invoice: HasOne<typeof SubscriptionInvoice>

  @hasOne(() => RefundRequest)
  declare refundRequest: HasOne<typeof RefundRequest>

  /** What the buyer paid, tax included. */
  get totalInCents() {
    return this.amountInCents + this.taxInCents
  }

  /** What can go back still: neither what is back, nor what a change of plan has credited. */
  get leftInCents() {
    return Math.max(0, this.totalInCents - this.refundedInCents - this.creditedAwayInCents)
  }

  /** Whether a coupon covered all of it: there is no payment at Stripe, and nothing that could move. */
  get isOfNothing() {
    return (this.stripePaymentIntentId as string | null) === null
  }

  get isRefunded() {
    return !this.isOfNothing && this.refundedInCents >= this.totalInCents
  }

  /**
   * What is left for the publisher: without what their account gave back, with what of our fee it got back for that and
   * what we sent again. Tax never counts: it is ours to take back. `sales_of.ts` sums the same.
   */
  get netInCents() {
    const kept = this.amountInCents - this.applicationFeeInCents
    return kept - this.reversedInCents + this.feeRefundedInCents + this.returnedInCents
  }

  /** How the entitlement that this payment brings names its source. */
  get entitlementRef() {
    const { id, subscriptionId } = this
    return subscriptionId ? `subscription:${subscriptionId}` : `purchase:${id}`
  }
}
