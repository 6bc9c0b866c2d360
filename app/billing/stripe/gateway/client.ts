import Stripe from 'stripe'
import env from '#start/env'
import { StripeRefused, StripeUnavailable } from '#billing/errors'

/** The version whose shapes this folder reads; Stripe's endpoints must be set up with the same one. */
export const API_VERSION = '2026-10-28.endive'

/** Whether our key is a live one: events of the other mode are none of ours. */
export const isLive = /^(sk|rk)_live_/.test(env.get('STRIPE_SECRET_KEY').release())

const base = env.get('STRIPE_API_BASE') ? new URL(env.get('STRIPE_API_BASE')!) : null

export const stripe = new Stripe(env.get('STRIPE_SECRET_KEY').release(), {
  apiVersion: API_VERSION,
  maxNetworkRetries: 2,
  timeout: 10_000,
  telemetry: false,
  ...(base && {
    protocol: base.protocol === 'http:' ? 'http' : 'https',
    host: base.hostname,
    port: Number(base.port) || (base.protocol === 'http:' ? 80 : 443),
  }),
})

/**
 * Asks Stripe and answers in our words. Throws `StripeUnavailable` when asking again may help (no answer, too many
 * requests, a fault of theirs, a key of ours that is being replaced) and `StripeRefused` when it will not.
 */
export async function ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
  try {
    return await question()
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    if (isPassing(error)) throw new StripeUnavailable((error.statusCode ?? 0) >= 500)
    const isOfCard = error.type === 'StripeCardError'
    throw new StripeRefused(error.code ?? error.type, error.requestId, isOfCard)
  }
}

const isPassing = ({ type, statusCode = 0 }: InstanceType<typeof Stripe.errors.StripeError>) =>
  type === 'StripeConnectionError' || [401, 403, 409, 429].includes(statusCode) || statusCode >= 500
