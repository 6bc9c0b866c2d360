import fc from 'fast-check'
import db from '@adonisjs/lucid/services/db'
import { System } from '#accounts/actor'
import FindDrifts from '#billing/actions/find_drifts'
import RebuildEntitlements from '#entitlements/actions/rebuild_entitlements'
import { cleanDatabase } from '#tests/database'
import { history } from '#tests/scenarios/histories/history'
import { type Failure, play } from '#tests/scenarios/histories/play'
import { jobsRest } from '#tests/scenarios/histories/settling'
import { aShop } from '#tests/scenarios/histories/shop'
import { Tape } from '#tests/scenarios/histories/tape'
import { standIn } from '#tests/scenarios/stripe'

const SIDE_BY_SIDE = 20
const LONGEST_SHRINKING_MS = 90_000
const scheduler = new System('scheduler')

/** A Stripe of one's own, whose events reach us only when a history says so; forgotten afterwards. */
export async function aSilentStripe() {
  await cleanDatabase()
  await standIn('POST', 'reset')
  return async () => {
    await standIn('POST', 'chaos', {})
    await standIn('POST', 'reset')
  }
}

const USUAL_SEED = 20_261_127

/**
 * Lets many histories happen, made from a seed: `HISTORIES` and `HISTORY_SEED` of the environment ask for more, or for
 * others. One that ends wrong is made as short as possible. Answers what is wrong, as sentences.
 */
export async function playAll({ count, workers }: { count: number; workers: number }) {
  const numRuns = Number(process.env.HISTORIES ?? count)
  const seed = Number(process.env.HISTORY_SEED ?? USUAL_SEED)
  console.log(`    ${numRuns} histories from HISTORY_SEED=${seed}`)
  const shop = await aShop()
  await jobsRest()
  await standIn('POST', 'chaos', { drop: 1 })
  const stage = { shop, tape: new Tape(), workers }

  const histories = fc.sample(history, { numRuns, seed })
  for (let from = 0; from < histories.length; from += SIDE_BY_SIDE) {
    const failures = await play(histories.slice(from, from + SIDE_BY_SIDE), stage)
    if (failures.length > 0) return [await shortened(failures[0], stage)]
  }
  return wholeShop()
}

/** The shortest history that goes wrong in some way when it is alone in the shop; the one that was found otherwise. */
async function shortened({ history: found, why }: Failure, stage: Parameters<typeof play>[1]) {
  let shortest = why
  const alone = fc.asyncProperty(history, async (one) => {
    const [failure] = await play([one], stage)
    if (failure) shortest = failure.why
    return !failure
  })
  await fc.check(alone, {
    examples: [[found]],
    numRuns: 1,
    interruptAfterTimeLimit: LONGEST_SHRINKING_MS,
  })
  return `${shortest}\n(found in: ${why})`
}

/** What must hold of all of it together. */
async function wholeShop(): Promise<string[]> {
  const unhandled = await db.from('stripe_events').whereIn('state', ['pending', 'dead'])
  const parked = await db
    .from('stripe_events')
    .join('purchases', 'payment_ref', 'stripe_payment_intent_id')
    .where('state', 'parked')
  const { changed } = await new RebuildEntitlements().handle(scheduler)
  await new FindDrifts().handle(scheduler)
  const drifts = await db.from('drifts')
  return [
    ...unhandled.map(({ type, state, last_error: error }) => `${type} is ${state}: ${error}`),
    ...parked.map(({ type }) => `${type} waits for a payment that we know`),
    ...(changed > 0 ? [`rebuilding changed ${changed} entitlements`] : []),
    ...drifts.map(({ what, reason }) => `${what}: ${reason}`),
  ]
}
