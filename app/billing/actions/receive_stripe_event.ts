import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { prepared } from '#shared/prepared'
import BillingPolicy from '#billing/policies/billing_policy'
import { announceEvents } from '#billing/announce_events'
import { API_VERSION, isLive } from '#billing/stripe/gateway/client'
import { handlerOf } from '#billing/stripe/handlers'
import { ignored, parked, type Outcome } from '#billing/stripe/outcome'
import type { VerifiedEvent } from '#billing/stripe/event_words'
import type { Endpoint } from '#billing/stripe/signature'

/** The unique id decides who was first. A duplicate writes nothing, so that it waits for no disk. */
const store = prepared<{ id: number }>(
  'stripe_events.store',
  `insert into stripe_events (stripe_id, endpoint, type, account, api_version, livemode, object_id,
     payment_ref, payload, occurred_at, state, outcome)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
   on conflict (stripe_id) do nothing
   returning id`
)

/**
 * A copy we can read replaces one that was parked for its version, as it comes when two endpoints of two versions
 * overlap. A statement of its own: it must see the copy that it met at that very moment.
 */
const replaceParked = prepared<{ id: number }>(
  'stripe_events.replace_parked',
  `update stripe_events
   set endpoint = $2, account = $3, api_version = $4, object_id = $5, payment_ref = $6, payload = $7,
     state = 'pending', outcome = null, next_attempt_at = now()
   where stripe_id = $1 and state = 'parked' and outcome = 'other_api_version'
   returning id`
)

/**
 * Keeps a verified delivery, once, before anything is done about it: one query (two for a duplicate), no call to anybody.
 * Answers whether it is new. Throws when it could not be stored, so that Stripe delivers it again. One that we
 * listed ourselves (`isListed`) comes in the account's own version, which is not the endpoint's: the handlers read
 * only ids of any event, and those are the same in every version.
 */
export default class ReceiveStripeEvent {
  async handle(
    actor: Actor,
    {
      endpoint,
      event,
      payload,
      isListed = false,
    }: { endpoint: Endpoint; event: VerifiedEvent; payload: string; isListed?: boolean }
  ): Promise<{ isNew: boolean }> {
    await bouncerFor(actor).with(BillingPolicy).authorize('noteFacts')
    const fate = fateOf(endpoint, event, { isListed })
    const { id, account, apiVersion, objectId, paymentRef } = event
    const body = Buffer.from(payload)
    const stored = await store(
      ...[id, endpoint, event.type, account, apiVersion, event.livemode, objectId, paymentRef],
      ...[body, event.occurredAt.toJSDate(), fate?.state ?? 'pending', fate?.outcome ?? null]
    )
    const copy = [id, endpoint, account, apiVersion, objectId, paymentRef, body]
    const isNew = stored.length > 0 || (!fate && (await replaceParked(...copy)).length > 0)
    if (isNew && !fate) announceEvents()
    return { isNew }
  }
}

/** What can be said without looking anything up; undefined leaves it to the worker. */
function fateOf(
  endpoint: Endpoint,
  event: VerifiedEvent,
  { isListed }: { isListed: boolean }
): Outcome | undefined {
  if (event.livemode !== isLive) return ignored('other_mode')
  if (endpoint === 'platform' && event.account) return ignored('unexpected_account')
  if (endpoint === 'connect' && !event.account) return ignored('names_no_account')
  if (!handlerOf(endpoint, event.type)) return ignored('not_handled')
  const isVersioned = endpoint !== 'v2' && !isListed
  if (isVersioned && event.apiVersion !== API_VERSION) return parked('other_api_version')
  return undefined
}
