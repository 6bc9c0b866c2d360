import env from '#start/env'

/**
 * Our share of an amount, in the same smallest unit: APPLICATION_FEE_PERCENT (15 unless set, two decimals count),
 * rounded half up, so that a publisher never gets more than the exact share plus half a cent.
 */
export function applicationFeeOf(
  amountInCents: number,
  percent = env.get('APPLICATION_FEE_PERCENT', 15)
): number {
  const basisPoints = Math.round(percent * 100)
  return Math.floor((amountInCents * basisPoints + 5_000) / 10_000)
}
