import type { World } from '../world/world.ts'

/** An event of the v2 API: it names its object and carries nothing of it. */
export interface ThinEvent {
  id: string
  object: 'v2.core.event'
  type: string
  /** ISO 8601. */
  created: string
  /** The account to ask about it. */
  context: string
  livemode: false
  related_object: { id: string; type: string; url: string }
  reason?: { type: 'request'; request: { id: string; idempotency_key: string } }
  /** Seen when the event is retrieved; never sent. */
  data?: Record<string, unknown>
}

export const THIN = 'v2.core.event'

/** Records a v2 event about an account and sends word once the caller has been answered. */
export function notify(
  world: World,
  type: string,
  account: string,
  data?: Record<string, unknown>
): void {
  const { cause } = world
  const event: ThinEvent = {
    id: world.ids.next('evt_test_', 40),
    object: THIN,
    type,
    created: new Date().toISOString(),
    context: account,
    livemode: false,
    related_object: {
      id: account,
      type: 'v2.core.account',
      url: `/v2/core/accounts/${account}`,
    },
    ...(cause?.id && {
      reason: {
        type: 'request',
        request: { id: cause.id, idempotency_key: cause.idempotency_key ?? '' },
      },
    }),
    ...(data && { data }),
  }
  check(world, 'retrieved', event)
  check(world, 'sent', notification(event))
  world.store.put(THIN, event.id, null, event)
  world.enroll(world, { id: event.id, type, scope: 'v2' })
  world.store.afterwards(() => world.dispatch(event.id))
}

/** The body sent to an endpoint. */
export function notification(event: ThinEvent): Omit<ThinEvent, 'data'> {
  const sent = { ...event }
  delete sent.data
  return sent
}

function check(world: World, side: 'sent' | 'retrieved', event: Omit<ThinEvent, 'data'>): void {
  const errors = world.contract.notificationProblems(event.type, side, event)
  if (errors.length)
    world.violations.record({
      direction: 'out',
      request: event.id,
      operation: `${event.type} (${side})`,
      errors,
    })
}
