/** The accounts of the ledger in words, in the order in which they are shown. */
export const ACCOUNTS: Record<string, { name: string; means: string }> = {
  stripe_balance: { name: 'Stripe balance', means: 'ours at Stripe, as payments moved it' },
  publisher_transfers: { name: 'Publisher transfers', means: 'what publishers were sent and keep' },
  publisher_earnings: { name: 'Publisher earnings', means: 'what publishers earned' },
  publisher_debt: { name: 'Publisher debt', means: 'what publishers owe us' },
  marketplace_fees: { name: 'Marketplace fees', means: 'our share of sales' },
  taxes_owed: { name: 'Taxes owed', means: 'collected, and not given back' },
  stripe_fees: { name: 'Stripe fees', means: 'what Stripe kept' },
  refunds_paid: { name: 'Refunds paid', means: 'refunds that we bear' },
  disputes: { name: 'Disputes', means: 'disputed money that we bear' },
}

export const nameOf = (account: string) => ACCOUNTS[account]?.name ?? account
