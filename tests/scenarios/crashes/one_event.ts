import db from '@adonisjs/lucid/services/db'
import assert from 'node:assert/strict'
import StripeEvent from '#billing/models/stripe_event'
import { drainStripeEvents } from '#billing/worker'
import { rowCount } from '#tests/database'
import { dashboard, standIn } from '#tests/scenarios/stripe'
import { waitFor } from '#tests/scenarios/waiting'

/** From now on Stripe's events are lost, unless one is delivered by hand. */
export const hush = () => standIn('POST', 'chaos', { drop: 1 })

/** The newest event of a type, by id. */
export async function lastEvent(type: string): Promise<string> {
  const { data } = await dashboard<{ data: { id: string }[] }>('GET', '/v1/events', {
    type,
    limit: '1',
  })
  return data[0].id
}

export const stateOf = async (stripeId: string) => (await StripeEvent.findBy({ stripeId }))?.state

/** Another process takes the event up, as soon as the database has noticed that the first one is gone. */
export async function isTakenUp(stripeId: string) {
  await waitFor(async () => {
    await db.from('stripe_events').where('state', 'pending').update({ next_attempt_at: new Date() })
    await drainStripeEvents()
    return (await stateOf(stripeId)) === 'applied'
  }, 20_000)
}

/** Each of these was told of somebody once. */
export async function once(userId: string, ...actions: string[]) {
  for (const action of actions)
    assert.equal(await rowCount('audit_events', { action, user_id: userId }), 1, action)
}
