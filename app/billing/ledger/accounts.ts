/**
 * The accounts of the ledger, in the order of the page that shows them. A positive balance is money that is there or
 * was spent, a negative one is money that is owed or was earned; all of them together are always zero.
 */
export const ACCOUNTS = [
  'stripe_balance',
  'publisher_transfers',
  'publisher_earnings',
  'publisher_debt',
  'marketplace_fees',
  'taxes_owed',
  'stripe_fees',
  'refunds_paid',
  'disputes',
] as const

export type Account = (typeof ACCOUNTS)[number]
