import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { StripeUnavailable } from '#billing/errors'
import { lock } from '#billing/locks'
import StripeEvent from '#billing/models/stripe_event'
import { handlerOf } from '#billing/stripe/handlers'
import { ignored } from '#billing/stripe/outcome'

const TRIES = 8
const LONGEST_WAIT_IN_SECONDS = 600

/**
 * Takes the oldest event that is due and carries it out: facts, entitlement, audit and `handled_at` in one
 * transaction, or none of them. Answers false when nothing is due.
 */
export async function handleNextEvent(): Promise<boolean> {
  let taken: StripeEvent | null = null
  try {
    return await db.transaction(async (trx) => {
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
  const isDead = attempts >= TRIES && !(error instanceof StripeUnavailable)
  const seconds = Math.min(5 * 2 ** attempts, LONGEST_WAIT_IN_SECONDS)
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

const describe = (error: unknown) =>
  (error instanceof Error ? `${error.name}: ${error.message}` : 'unknown failure').slice(0, 500)
