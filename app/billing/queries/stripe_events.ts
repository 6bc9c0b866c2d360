import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import StripeEvent from '#billing/models/stripe_event'
import BillingPolicy from '#billing/policies/billing_policy'

export const EVENT_STATES = ['pending', 'applied', 'ignored', 'parked', 'dead'] as const
export type EventState = (typeof EVENT_STATES)[number]

const PAGE = 50
const BUT_THE_PAYLOAD = StripeEvent.$columns.filter((column) => column !== 'payload')

export type EventSearch = {
  state?: EventState
  /** The beginning of a type, such as `charge.`. */
  type?: string
  /** Stripe's id of the event, of the object or of the payment it is about. */
  about?: string
  before?: number
}

/** Stripe's events without their payloads, newest first, 50 at a time. For admins; others get NotFound. */
export async function stripeEvents(
  actor: Actor,
  { state, type, about, before }: EventSearch = {}
): Promise<{ events: StripeEvent[]; next: number | null }> {
  await bouncerFor(actor).with(BillingPolicy).authorize('readEvents')
  const query = StripeEvent.query()
    .select(...BUT_THE_PAYLOAD)
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
  if (state) query.where('state', state)
  if (type) query.whereRaw('starts_with(type, ?)', [type])
  if (about)
    query.where((either) => {
      either.where('stripeId', about).orWhere('objectId', about).orWhere('paymentRef', about)
    })
  if (before) query.where('id', '<', before)

  const found = await query
  const events = found.slice(0, PAGE)
  return { events, next: found.length > PAGE ? Number(events.at(-1)!.id) : null }
}

/** One event with the bytes Stripe sent. For admins; others get NotFound, as for one that is not there. */
export async function stripeEvent(actor: Actor, id: number): Promise<StripeEvent> {
  await bouncerFor(actor).with(BillingPolicy).authorize('readEvents')
  const event = await StripeEvent.find(id)
  if (!event) throw new NotFound()
  return event
}
