import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { TestContext } from '@japa/runner/core'
import Stripe from 'stripe'
import { startStandIn } from '../src/index.ts'
import type { Endpoints, Settings } from '../src/index.ts'

export const API_VERSION = '2026-10-28.endive'

export interface Received {
  path: string
  signature: string
  body: string
  type: string
}

export const SECRETS = { platform: 'whsec_platform', connect: 'whsec_connect', v2: 'whsec_v2' }

/** A webhook receiver that answers what it is told to, path by path, and keeps what it got. */
export async function openInbox() {
  const received: Received[] = []
  const answers: Record<string, number[]> = {}
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const path = request.url ?? ''
    const signature = String(request.headers['stripe-signature'])
    received.push({ path, signature, body, type: JSON.parse(body).type })
    response.writeHead(answers[path]?.shift() ?? 200).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const endpoints: Endpoints = {
    platform: { url: `${url}/platform`, secret: SECRETS.platform },
    connect: { url: `${url}/connect`, secret: SECRETS.connect },
    v2: { url: `${url}/v2`, secret: SECRETS.v2 },
  }
  return { received, answers, endpoints, types: () => received.map(({ type }) => type), server }
}

export function sdk(port: number, options: ConstructorParameters<typeof Stripe>[1] = {}) {
  return new Stripe('sk_test_town', {
    host: '127.0.0.1',
    port,
    protocol: 'http',
    apiVersion: API_VERSION,
    maxNetworkRetries: 0,
    telemetry: false,
    ...options,
  })
}

/**
 * A stand-in with an inbox, for one test. When the test is over, it must not have said anything
 * the SDK's types do not allow.
 */
export async function town({ assert, cleanup }: TestContext, settings: Partial<Settings> = {}) {
  const inbox = await openInbox()
  const standIn = await startStandIn({
    endpoints: inbox.endpoints,
    settings: { captureDelayMs: 30, retryDelaysMs: [40, 80], ...settings },
  })
  const stripe = sdk(standIn.port)
  cleanup(async () => {
    await standIn.close()
    inbox.server.close()
    inbox.server.closeAllConnections()
    const said = standIn.violations().filter(({ direction }) => direction === 'out')
    assert.deepEqual(said, [])
  })

  const control = async (path: string, body: object = {}, method = 'POST') => {
    const response = await fetch(`${standIn.url}/_stand_in/${path}`, {
      method,
      ...(method === 'POST' && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })
    return { status: response.status, body: await response.json() }
  }
  return { standIn, stripe, inbox, control }
}

/** Fails loudly, with the last value seen, when it does not come true within fifteen seconds. */
export async function eventually<T>(look: () => T | Promise<T>, isThere: (seen: T) => boolean) {
  for (const start = Date.now(); ;) {
    const seen = await look()
    if (isThere(seen)) return seen
    if (Date.now() - start > 15_000) throw new Error(`Never came true: ${JSON.stringify(seen)}`)
    await new Promise((done) => setTimeout(done, 15))
  }
}

/** Waits for events of all these types, in whatever order they come. */
export const told = (inbox: { types: () => string[] }, ...types: string[]) =>
  eventually(inbox.types, (seen) => types.every((type) => seen.includes(type)))

/** The types of the events that were there when Stripe answered. */
export async function toldBeforeAnswer(stripe: Stripe, inbox: { types: () => string[] }) {
  await stripe.customers.create({ name: 'Ada' })
  return inbox.types()
}

/** Presses a button of a hosted page. */
export async function press(url: string, action: string, fields: Record<string, string> = {}) {
  const body = new URLSearchParams({ action, ...fields })
  const response = await fetch(url, { method: 'POST', body, redirect: 'manual' })
  const { status, headers } = response
  return { status, location: headers.get('location'), html: await response.text() }
}

/** A publisher Stripe has accepted. */
export async function aPublisher(stripe: Stripe, control: Control) {
  const account = await aNewPublisher(stripe)
  await control(`accounts/${account.id}/complete_onboarding`)
  return account
}

export function aNewPublisher(stripe: Stripe) {
  return stripe.v2.core.accounts.create({
    contact_email: 'ada@example.com',
    display_name: 'Ada',
    dashboard: 'express',
    identity: { country: 'us' },
    configuration: {
      recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
    },
    defaults: {
      currency: 'usd',
      responsibilities: { fees_collector: 'application', losses_collector: 'application' },
    },
    include: ['configuration.recipient', 'requirements', 'identity', 'defaults'],
  })
}

export async function aPrice(stripe: Stripe, amount = 2900) {
  const product = await stripe.products.create({ name: 'Reviewer, for ever' })
  return stripe.prices.create({ product: product.id, currency: 'usd', unit_amount: amount })
}

type Params = Stripe.Checkout.SessionCreateParams

/** A checkout of one thing at 29.00, of which 4.35 is ours when there is a publisher. */
export async function aCheckout(stripe: Stripe, destination?: string, more: Partial<Params> = {}) {
  const price = await aPrice(stripe)
  return stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [{ price: price.id, quantity: 1 }],
    success_url: 'http://shop.test/thanks?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://shop.test/basket',
    ...(destination && {
      payment_intent_data: {
        application_fee_amount: 435,
        transfer_data: { destination },
        metadata: { purchase: '7' },
      },
    }),
    ...more,
  })
}

export type Control = (
  path: string,
  body?: object,
  method?: string
) => Promise<{ status: number; body: unknown }>

/** The charge of a paid checkout, once its money has been sent on. */
export async function aSale(stripe: Stripe, control: Control, destination?: string) {
  const session = await aCheckout(stripe, destination)
  await control(`checkout/sessions/${session.id}/pay`, { email: 'grace@example.com' })
  const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
  const intent = paid.payment_intent as Stripe.PaymentIntent
  return eventually(
    () => stripe.charges.retrieve(intent.latest_charge as string),
    (charge) => charge.balance_transaction !== null
  )
}

/** Refuses to go on unless the promise is rejected by Stripe's own error type. */
export async function refusal(promise: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await promise
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error
    throw error
  }
  throw new Error('It was not refused')
}

/** One field of what a promise brings. */
export async function its<T, Field extends keyof T>(promise: PromiseLike<T>, field: Field) {
  const found = await promise
  return found[field]
}

export async function readPage(url: string): Promise<string> {
  const response = await fetch(url)
  return response.text()
}
