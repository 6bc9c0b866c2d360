import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { prepared } from '#shared/prepared'
import BillingPolicy from '#billing/policies/billing_policy'
import { API_VERSION, isLive } from '#billing/stripe/gateway/client'
import { handlerOf } from '#billing/stripe/handlers'
import { ignored, parked, type Outcome } from '#billing/stripe/outcome'
import type { VerifiedEvent } from '#billing/stripe/event_words'
import type { Endpoint } from '#billing/stripe/signature'

/**
 * The unique id decides who was first, but for one thing: a copy we can read replaces one that was parked for its
 * version, as it comes when two endpoints of two versions overlap. Only an event that needs work wakes the worker.
 */
const store = prepared<{ id: number }>(
  'stripe_events.store',
  `with stored as (
     insert into stripe_events (stripe_id, endpoint, type, account, api_version, livemode, object_id,
       payment_ref, payload, occurred_at, state, outcome)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (stripe_id) do update
       set endpoint = excluded.endpoint, account = excluded.account, api_version = excluded.api_version,
         object_id = excluded.object_id, payment_ref = excluded.payment_ref, payload = excluded.payload,
         state = excluded.state, outcome = excluded.outcome, next_attempt_at = now()
       where stripe_events.state = 'parked' and stripe_events.outcome = 'other_api_version'
         and excluded.state = 'pending'
     returning id, state
   )
   select id, case when state = 'pending' then pg_notify('stripe_events', id::text) end from stored`
)

/**
 * Keeps a verified delivery, once, before anything is done about it: one query, no call to anybody.
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
    const rows = await store(
      event.id,
      endpoint,
      event.type,
      event.account,
      event.apiVersion,
      event.livemode,
      event.objectId,
      event.paymentRef,
      Buffer.from(payload),
      event.occurredAt.toJSDate(),
      fate?.state ?? 'pending',
      fate?.outcome ?? null
    )
    return { isNew: rows.length > 0 }
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
