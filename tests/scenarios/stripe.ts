import { setTimeout as wait } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { drainStripeEvents } from '#billing/worker'

type Delivery = { event: string; type: string; state: string }

/** What somebody asked of Stripe, or of the stand-in, cannot be done as things are. */
export class RefusedByStripe extends Error {}

/** What a test does to the stand-in that nobody can do to Stripe. */
export async function standIn<Answer = unknown>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object
): Promise<Answer> {
  const response = await fetch(`${env.get('STRIPE_API_BASE')}/_stand_in/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
  })
  if (!response.ok)
    throw new RefusedByStripe(`The stand-in refused ${path}: ${await response.text()}`)
  return (await response.json()) as Answer
}

export const pay = (sessionId: string, payer: object = { country: 'US' }) =>
  standIn('POST', `checkout/sessions/${sessionId}/pay`, payer)

/** Plays one of the other things that may happen on the hosted page, such as `pay_delayed` or `expire`. */
export const play = (sessionId: string, act: string) =>
  standIn('POST', `checkout/sessions/${sessionId}/${act}`)

export const violations = () => standIn<unknown[]>('GET', 'violations')

/** Waits until Stripe has nothing more to tell, and carries out all it told. */
export async function stripeSettles(): Promise<void> {
  for (let quiet = 0; quiet < 3;) {
    await wait(40)
    const pending = await standIn<Delivery[]>('GET', 'deliveries/pending')
    const unsettled = await standIn<string[]>('GET', 'unsettled')
    const isQuiet = unsettled.length === 0 && pending.length === 0
    const handled = await drainStripeEvents()
    quiet = isQuiet && handled === 0 ? quiet + 1 : 0
  }
}

/** Those that another process has in hand are among them, for each stays due until it is done. */
export const areEventsDue = () =>
  db
    .from('stripe_events')
    .where('state', 'pending')
    .whereRaw('next_attempt_at <= now()')
    .first()
    .then(Boolean)

/** Every event that Stripe has sent so far, by id and type, in the order in which it was made. */
export const sentEvents = () => standIn<Delivery[]>('GET', 'deliveries')

/** Sends one event again, besides the ordinary deliveries. */
export const deliverAgain = (eventId: string, variation: object = {}) =>
  standIn('POST', `events/${eventId}/deliver`, variation)

/**
 * Asks the stand-in as Stripe's own dashboard would: past our gateway, with Stripe's own names; for our own account,
 * or for one of our publishers'.
 */
export async function dashboard<Answer = { id: string }>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  params: Record<string, string> = {},
  account?: string
): Promise<Answer> {
  const form = new URLSearchParams(params)
  const url = `${env.get('STRIPE_API_BASE')}${path}${method === 'GET' && form.size ? `?${form}` : ''}`
  const response = await fetch(url, {
    method,
    headers: {
      'authorization': `Bearer ${env.get('STRIPE_SECRET_KEY').release()}`,
      'stripe-version': '2026-10-28.endive',
      'content-type': 'application/x-www-form-urlencoded',
      ...(account && { 'stripe-account': account }),
    },
    ...(method === 'POST' && { body: form }),
  })
  if (!response.ok) throw new RefusedByStripe(`Stripe refused ${path}: ${await response.text()}`)
  return (await response.json()) as Answer
}

type Money = { amount: number; currency: string }[]

/** What an account owns at Stripe in one currency, in its smallest unit: all that has been booked, whether it may be paid out yet or not. */
export async function worthOf(account?: string, of = 'usd'): Promise<number> {
  const { available, pending } = await dashboard<{ available: Money; pending: Money }>(
    'GET',
    '/v1/balance',
    {},
    account
  )
  return [...available, ...pending]
    .filter(({ currency }) => currency === of)
    .reduce((sum, { amount }) => sum + amount, 0)
}
