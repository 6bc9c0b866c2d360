import { setTimeout as wait } from 'node:timers/promises'
import { giveBack, isWithin } from '#shared/rate_limits'
import { accountLimits } from '#start/limiter'

const DELAY_IN_MS = 2_000

/**
 * Counts an attempt to sign in with an address, known or not. Too many of them are slowed down, never locked out:
 * a lock would let anybody keep the owner from their account.
 */
export async function slowDown(email: string): Promise<void> {
  if (!(await isWithin(accountLimits.signInByEmail, email))) await wait(DELAY_IN_MS)
}

/** Those who got in have not guessed. */
export async function forgive(email: string, network: string): Promise<void> {
  await giveBack(accountLimits.signInByEmail, email)
  await giveBack(accountLimits.signInByNetwork, network)
}
