/** Stripe's codes for a balance that does not hold what would be taken from it. */
export const TOO_LITTLE = ['balance_insufficient', 'insufficient_funds']
