type Words = {
  /** What happened, for whoever reads the code. */
  means: string
  /** What would change the answer, time apart. */
  change: string
}

const NOTHING_NEEDED = 'A refund or a dispute of the payment, or a takedown, would close it.'
const PAY_AGAIN = 'A subscription that is paid for opens every version.'

const REVOKED: Record<string, Words> = {
  revoked_refund: {
    means: 'The payment was refunded.',
    change: 'A new purchase; or the refund does not go through.',
  },
  revoked_dispute: {
    means: 'The payment was disputed with the bank; it comes back if that ends well.',
    change: 'The dispute is withdrawn, or the bank decides that the payment stands.',
  },
  revoked_fraud: {
    means: 'The payment was found to be fraudulent.',
    change: 'The marketplace lifts its decision.',
  },
  revoked_admin: {
    means: 'The marketplace revoked it; the message says why.',
    change: 'The marketplace lifts its decision.',
  },
}

const INACTIVE: Record<string, Words> = {
  not_granted_yet: { means: 'It begins later.', change: 'Nothing but time: it had not begun.' },
  subscription_ended: { means: 'The subscription has ended.', change: PAY_AGAIN },
  subscription_paused: {
    means: 'The subscription is paused.',
    change: 'The subscription goes on.',
  },
  grace_ended: {
    means: 'A payment failed, and its grace is over.',
    change: 'The payment that failed is made after all.',
  },
  renewal_missing: {
    means: 'Nothing was heard of a renewal, and the grace for it is over.',
    change: 'A renewal is paid.',
  },
  payment_refunded: {
    means: 'The last payment of the subscription was refunded.',
    change: PAY_AGAIN,
  },
}

/** Why an entitlement stands where it does. */
export const STATE_REASONS: Record<string, Words> = {
  active: { means: 'It is paid for.', change: NOTHING_NEEDED },
  trial: { means: 'It is being tried.', change: 'It is cancelled, or its first payment fails.' },
  payment_overdue: {
    means: 'A payment failed; a grace is running.',
    change: 'The payment is made; or the grace ends without it.',
  },
  renewal_awaited: {
    means: 'The paid time is over, and its renewal is waited for.',
    change: 'The renewal is paid; or the grace for it ends.',
  },
  updates_ended: {
    means: 'Its updates have ended; what was kept stays open.',
    change: 'The line is bought again.',
  },
  ...INACTIVE,
  ...REVOKED,
}

/** Why a version may be downloaded, or may not: every code that an answer of ours can carry. */
export const VERDICT_REASONS: Record<string, Words> = {
  'eligible.free': {
    means: 'The agent is free.',
    change: 'Its publisher asks a price for it, or yanks the version.',
  },
  'eligible.major_line': { means: 'The line was bought.', change: NOTHING_NEEDED },
  'eligible.update_window': {
    means: 'The line was bought, and its updates have not ended.',
    change: NOTHING_NEEDED,
  },
  'eligible.kept_after_window': {
    means: 'Updates have ended; this is what they ended with.',
    change: NOTHING_NEEDED,
  },
  'eligible.subscription': {
    means: 'The subscription runs.',
    change: 'It ends; then the newest version of the time that was paid for stays.',
  },
  'eligible.subscription_grace': {
    means: 'The subscription runs; a payment is waited for.',
    change: 'The grace ends without the payment.',
  },
  'eligible.kept_after_subscription': {
    means: 'Not running; this is what the paid time ended with.',
    change: NOTHING_NEEDED,
  },
  'eligible.yanked_but_covered': {
    means: 'Yanked, and the entitlement is older than that.',
    change: NOTHING_NEEDED,
  },
  'refused.no_entitlement': {
    means: 'The line was not bought.',
    change: 'Its line is bought, or the agent subscribed to.',
  },
  'refused.other_major': {
    means: 'Another line was bought.',
    change: 'The line of this version is bought, or the agent subscribed to.',
  },
  'refused.after_window': {
    means: 'It came after the updates had ended.',
    change: 'The line is bought again; or its publisher backdates the version.',
  },
  'refused.after_subscription': {
    means: 'It came after the time that was paid for.',
    change: PAY_AGAIN,
  },
  'refused.older_than_kept': {
    means: 'Updates have ended, and a newer version was kept.',
    change: 'The kept version is yanked, or updates are paid for again.',
  },
  'refused.token_scope': {
    means: 'The token is limited to another agent.',
    change: 'Another token: one for this agent, or one for the whole library.',
  },
  'refused.yanked': {
    means: 'Its publisher had withdrawn it before the entitlement was issued.',
    change: 'Nothing: a yanked version is not offered anew. Take another.',
  },
  'refused.taken_down': {
    means: 'The marketplace took this version down.',
    change: 'The marketplace restores it.',
  },
  'refused.listing_taken_down': {
    means: 'The marketplace took the agent down.',
    change: 'The marketplace restores the agent.',
  },
  'refused.not_published': {
    means: 'It is not published.',
    change: 'Its publisher publishes it.',
  },
  ...Object.fromEntries(
    Object.entries({ ...INACTIVE, ...REVOKED }).map(([code, words]) => [`refused.${code}`, words])
  ),
}
