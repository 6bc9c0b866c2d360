import env from '#start/env'

/** Our share of every sale, in hundredths of a percent: Stripe counts two decimals as well. */
export const feeBasisPoints = (percent = env.get('APPLICATION_FEE_PERCENT', 15)) =>
  Math.round(percent * 100)

/**
 * Our share of an amount, in the same smallest unit: APPLICATION_FEE_PERCENT (15 unless set, two decimals count),
 * rounded half up, so that a publisher never gets more than the exact share plus half a cent.
 */
export function applicationFeeOf(
  amountInCents: number,
  percent = env.get('APPLICATION_FEE_PERCENT', 15)
): number {
  return Math.floor((amountInCents * feeBasisPoints(percent) + 5_000) / 10_000)
}
