type Moved = { id: string; amountInCents: number }

/** What bears a movement between us and a publisher: the account that it relieves. */
export type Bearer = 'refunds_paid' | 'disputes' | 'publisher_debt' | 'marketplace_fees'

/** Money with the currency it moved in: Stripe settles in another one than was paid when the platform has no such balance. */
export type Settled = { amountInCents: number; feeInCents: number; currency: string }

/**
 * Everything that happened to the money of one payment, in cents of `currency`. Each fact, once true, stays as it is;
 * later there are only more of them.
 */
export type MoneyFacts = {
  currency: string
  /** What was agreed, the authority for who earns what: without tax, the tax, and our share. */
  agreed: { amountInCents: number; taxInCents: number; applicationFeeInCents: number }
  charge: Moved | null
  /** What Stripe kept of the charge; null until it has settled. */
  stripeFee: { amountInCents: number; currency: string } | null
  transfer: Moved | null
  applicationFee: Moved | null
  /** `bearer` is null for tax, which never was the publisher's. */
  reversals: (Moved & { bearer: Bearer | null })[]
  feeRefunds: Moved[]
  refunds: (Moved & { hasLeft: boolean; hasComeBack: boolean })[]
  disputes: { id: string; withdrawn: Settled | null; reinstated: Settled | null }[]
  /** Sent to the publisher again, after a dispute that was won: `feeInCents` is our share of it, which we keep. */
  returns: (Moved & { feeInCents: number; bearer: Bearer })[]
  /** What a publisher's balance did not hold, and whether it is asked for no longer. */
  debts: (Moved & { bearer: Bearer; isForgiven: boolean })[]
}
