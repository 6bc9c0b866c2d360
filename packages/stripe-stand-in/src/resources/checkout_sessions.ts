import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { Collection } from '../world/collection.ts'
import { merged } from '../world/metadata.ts'
import type { Metadata } from '../world/metadata.ts'
import { matching, page } from '../world/pages.ts'
import { picked } from '../world/picking.ts'
import type { World } from '../world/world.ts'
import type { Address } from './addresses.ts'
import type { Price } from './prices.ts'

export interface LineItem {
  id: string
  object: 'item'
  amount_discount: number
  amount_subtotal: number
  amount_tax: number
  amount_total: number
  currency: string
  description: string
  metadata: Metadata
  price: Price
  quantity: number
}

export interface CheckoutSession {
  id: string
  object: 'checkout.session'
  created: number
  livemode: false
  allow_promotion_codes: boolean | null
  amount_subtotal: number
  amount_total: number
  automatic_tax: { enabled: boolean; liability: object | null; status: string | null }
  billing_address_collection: string | null
  cancel_url: string | null
  client_reference_id: string | null
  currency: string
  custom_fields: object[]
  custom_text: object
  customer: string | null
  customer_creation: string | null
  customer_details: {
    address: Address | null
    email: string | null
    name: string | null
    tax_exempt: 'none'
    tax_ids: object[]
  } | null
  customer_email: string | null
  discounts: { coupon: string | null; promotion_code: string | null }[]
  expires_at: number
  integration_identifier: string | null
  /** Null until it is paid, and unless an invoice comes of it. */
  invoice: string | null
  invoice_creation: { enabled: boolean; invoice_data: object } | null
  locale: string | null
  metadata: Metadata
  mode: 'payment' | 'subscription'
  /** Null until the buyer tries to pay. */
  payment_intent: string | null
  payment_method_collection: string | null
  payment_method_types: string[]
  payment_status: 'paid' | 'unpaid' | 'no_payment_required'
  shipping_options: object[]
  status: 'open' | 'complete' | 'expired'
  /** Null until it is paid. */
  subscription: string | null
  success_url: string
  total_details: { amount_discount: number; amount_shipping: number; amount_tax: number }
  ui_mode: 'hosted_page'
  /** Null once it is complete or expired. */
  url: string | null
}

/** What a session remembers and does not show. */
export interface CheckoutPlan {
  lines: LineItem[]
  payment: Stripe.Checkout.SessionCreateParams.PaymentIntentData
  subscription: Stripe.Checkout.SessionCreateParams.SubscriptionData
  /** Whether a card is asked for although there is nothing to pay yet. */
  collectsCard: boolean
  updatesCustomer: { address: boolean; name: boolean }
}

const PLAN = '_checkout_plan'

export const checkoutSessions = new Collection<CheckoutSession>(
  'checkout.session',
  'checkout.session'
)

checkoutSessions.includes('line_items', (world, session) => linesOf(world, session, {}))

export function planOf(world: World, session: CheckoutSession): CheckoutPlan {
  return world.store.get(PLAN, session.id)?.value as CheckoutPlan
}

export function rememberPlan(world: World, sessionId: string, plan: CheckoutPlan): void {
  world.store.put(PLAN, sessionId, world.owner, plan)
}

function linesOf(world: World, session: CheckoutSession, params: object) {
  const path = `/v1/checkout/sessions/${session.id}/line_items`
  return page(planOf(world, session).lines, path, params)
}

/** @throws Problem when the session is no longer open */
export function expireSession(world: World, id: string): CheckoutSession {
  const session = checkoutSessions.get(world, id)
  if (session.status !== 'open')
    refuse(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`
    )
  const expired = checkoutSessions.update(world, session, { status: 'expired', url: null })
  emit(world, 'checkout.session.expired', expired)
  return expired
}

/** Also called for every open session when the stand-in starts again. */
export function expireInTime(world: World, session: CheckoutSession): void {
  const expire = () => {
    const current = checkoutSessions.find(world, session.id)
    if (current?.status === 'open')
      world.causedBy(null).act((fresh) => expireSession(fresh, session.id))
  }
  const delay = Math.max(session.expires_at - world.now(), 0) * 1000
  world.store.afterwards(() => world.schedule(delay, expire))
}

export function resumeExpiring(world: World): void {
  for (const session of checkoutSessions.all(world))
    if (session.status === 'open') expireInTime(world, session)
}

export const checkoutSessionRoutes: Routes = {
  'GET /v1/checkout/sessions': ({
    world,
    params,
    path,
  }: Call<Stripe.Checkout.SessionListParams>) => {
    const filters = picked(
      params,
      'created',
      'customer',
      'payment_intent',
      'status',
      'subscription'
    )
    return page(matching(checkoutSessions.all(world), filters), path, params)
  },

  'GET /v1/checkout/sessions/{id}': ({ world, ids: [id = ''] }: Call) =>
    checkoutSessions.get(world, id),

  'POST /v1/checkout/sessions/{id}': ({
    world,
    params,
    ids,
  }: Call<Stripe.Checkout.SessionUpdateParams>) => {
    const session = checkoutSessions.get(world, ids[0] ?? '')
    const metadata = merged(session.metadata, params.metadata)
    return checkoutSessions.update(world, session, { metadata })
  },

  'POST /v1/checkout/sessions/{id}/expire': ({ world, ids: [id = ''] }: Call) =>
    expireSession(world, id),

  'GET /v1/checkout/sessions/{id}/line_items': ({
    world,
    params,
    ids,
  }: Call<Stripe.Checkout.SessionListLineItemsParams>) =>
    linesOf(world, checkoutSessions.get(world, ids[0] ?? ''), params),
}
