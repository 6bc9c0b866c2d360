import { DateTime } from 'luxon'
import type Stripe from 'stripe'

/** What the inbox keeps beside the raw bytes. */
export type VerifiedEvent = {
  id: string
  type: string
  account: string | null
  apiVersion: string | null
  livemode: boolean
  objectId: string | null
  /** The payment or the subscription the event is about: found again by it when we learn of that. */
  paymentRef: string | null
  occurredAt: DateTime
}

type Fields = Record<string, unknown>

/** A snapshot event in our words. Throws when it is not shaped like one. */
export function snapshotWords(event: Stripe.Event): VerifiedEvent {
  const object = event.data?.object as unknown as Fields | undefined
  if (!isEventId(event.id) || !object || typeof event.created !== 'number')
    throw new Error('not a snapshot event')
  return {
    id: event.id,
    type: String(event.type),
    account: event.account ?? null,
    apiVersion: event.api_version,
    livemode: event.livemode === true,
    objectId: text(object.id),
    paymentRef: subscriptionOf(object) ?? text(object.payment_intent),
    occurredAt: DateTime.fromSeconds(event.created),
  }
}

/** A thin notification in our words. Throws when it is not shaped like one. */
export function notificationWords(event: Stripe.V2.Core.EventNotification): VerifiedEvent {
  const related = (event as unknown as { related_object?: Fields | null }).related_object
  const occurredAt = DateTime.fromISO(String(event.created))
  if (!isEventId(event.id) || !occurredAt.isValid) throw new Error('not an event notification')
  return {
    id: event.id,
    type: String(event.type),
    account: event.context?.toString() ?? null,
    apiVersion: null,
    livemode: event.livemode === true,
    objectId: text(related?.id),
    paymentRef: null,
    occurredAt,
  }
}

/** Of a subscription, or of an invoice of one; older versions name it on the invoice itself. */
function subscriptionOf({ object, id, parent, subscription }: Fields): string | null {
  if (object === 'subscription') return text(id)
  if (object !== 'invoice') return null
  const details = (parent as Fields | null | undefined)?.subscription_details
  return text((details as Fields | null | undefined)?.subscription) ?? text(subscription)
}

const isEventId = (id: unknown) => typeof id === 'string' && /^evt_\w{1,250}$/.test(id)
const text = (value: unknown) => (typeof value === 'string' ? value : null)
