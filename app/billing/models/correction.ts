import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { CorrectionSchema } from '#database/schema'
import ConnectedAccount from '#billing/models/connected_account'
import Purchase from '#billing/models/purchase'

export type CorrectionKind = 'tax' | 'refund' | 'dispute' | 'fee' | 'debt' | 'return'
const DEBTS = ['owed', 'collected', 'forgiven']
const TAKINGS = ['refund', 'dispute', 'fee']

/**
 * Money that we move between us and a publisher's account after a payment: tax and the publisher's part of refunds and
 * disputes come back to us, and our share that a refund had brought them in vain; debts are collected later, and what we
 * took without need is returned.
 */
export default class Correction extends CorrectionSchema {
  @belongsTo(() => Purchase)
  declare purchase: BelongsTo<typeof Purchase>

  /** The account it is about, as long as it is the publisher's present one. */
  @belongsTo(() => ConnectedAccount, { foreignKey: 'stripeAccountId', localKey: 'stripeAccountId' })
  declare account: BelongsTo<typeof ConnectedAccount>

  /** Whether anything can still be taken from that account. With its account. */
  get isCollectable() {
    return this.account ? !this.account.isClosed : false
  }

  /** Whether the publisher's balance did not hold it, then. */
  get wasOwed() {
    return DEBTS.includes(this.status)
  }

  /** What the publisher is poorer by when it comes to us: our share comes back to them with it. */
  get netInCents() {
    return this.amountInCents - this.feeInCents
  }

  /** Whether it takes from the publisher what is not theirs; what their balance does not hold of it is owed. */
  get isTaking() {
    return TAKINGS.includes(this.kind)
  }
}
