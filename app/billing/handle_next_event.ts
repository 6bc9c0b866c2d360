import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { StripeUnavailable } from '#billing/errors'
import { lock } from '#billing/locks'
import StripeEvent from '#billing/models/stripe_event'
import { handlerOf } from '#billing/stripe/handlers'
import { ignored } from '#billing/stripe/outcome'

/** With their waits, about seven hours: a bad release or a full disk is mended in that time. */
const TRIES = 15
const LONGEST_WAIT_IN_SECONDS = 3_600
/** While it is Stripe that does not answer, or another worker that stands still: nothing is wrong with the event. */
const LONGEST_WAIT_FOR_OTHERS = 600

/**
 * A process that stands still holds its locks: whoever waits for one of them goes on to other work, and Postgres
 * takes the connection of the one that stands still.
 */
const BOUNDS = `set local lock_timeout = '5s'; set local idle_in_transaction_session_timeout = '2min'`
const LOCK_TIMEOUT = '55P03'

/**
 * Takes the oldest event that is due and carries it out: facts, entitlement, audit and `handled_at` in one
 * transaction, or none of them. Answers false when nothing is due.
 */
export async function handleNextEvent(): Promise<boolean> {
  let taken: StripeEvent | null = null
  try {
    return await db.transaction(async (trx) => {
      await trx.rawQuery(BOUNDS)
      taken = await takeNext(trx)
      if (!taken) return false
      await lock(trx, taken.lockKey)
      const handler = await handlerOf(taken.endpoint, taken.type)?.()
      const outcome = (await handler?.default(taken, trx)) ?? ignored('not_handled')
      await taken
        .merge({
          ...outcome,
          attempts: taken.attempts + 1,
          handledAt: DateTime.now(),
          lastError: null,
        })
        .save()
      return true
    })
  } catch (error) {
    if (!taken) throw error
    await putOff(taken, error)
    return true
  }
}

/** Rows another worker holds are passed over, so that two processes never wait for each other here. */
const takeNext = (trx: TransactionClientContract) =>
  StripeEvent.query({ client: trx })
    .where('state', 'pending')
    .whereRaw('next_attempt_at <= now()')
    .orderBy('nextAttemptAt')
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .first()

/** A failure waits longer each time; one that never heals becomes a dead letter and lets the others pass. */
async function putOff(event: StripeEvent, error: unknown) {
  const attempts = event.attempts + 1
  const isPassing = error instanceof StripeUnavailable || codeOf(error) === LOCK_TIMEOUT
  const isDead = attempts >= TRIES && !isPassing
  const longest = isPassing ? LONGEST_WAIT_FOR_OTHERS : LONGEST_WAIT_IN_SECONDS
  const seconds = Math.min(5 * 2 ** attempts, longest)
  await StripeEvent.query()
    .where({ id: event.id, state: 'pending' })
    .update({
      attempts,
      state: isDead ? 'dead' : 'pending',
      nextAttemptAt: DateTime.now().plus({ seconds }),
      lastError: describe(error),
    })
  if (isDead)
    logger.error({ stripeEvent: event.stripeId, type: event.type }, 'stripe event is dead')
}

const codeOf = (error: unknown) => (error as { code?: unknown } | null)?.code

const describe = (error: unknown) =>
  (error instanceof Error ? `${error.name}: ${error.message}` : 'unknown failure').slice(0, 500)
