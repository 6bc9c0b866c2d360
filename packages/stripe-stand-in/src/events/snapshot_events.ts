import { Collection } from '../world/collection.ts'
import type { StripeObject } from '../world/collection.ts'
import { render } from '../world/rendering.ts'
import type { World } from '../world/world.ts'

export interface SnapshotEvent extends StripeObject {
  object: 'event'
  account?: string
  api_version: string
  data: { object: unknown; previous_attributes?: Record<string, unknown> }
  livemode: false
  pending_webhooks: number
  request: { id: string | null; idempotency_key: string | null } | null
  type: string
}

export const events = new Collection<SnapshotEvent>('event')

/**
 * Records that something happened, with the object as it is now, and sends word once the caller
 * has been answered.
 *
 * @param previous the fields that changed, with the values they had
 */
export function emit(
  world: World,
  type: string,
  object: StripeObject,
  previous?: Record<string, unknown>
): void {
  const id = world.ids.next('evt_1', 23)
  const shown = world.contract.snapshot(type, render(world, object))
  if (shown.problems.length)
    world.violations.record({
      direction: 'out',
      request: id,
      operation: type,
      errors: shown.problems,
    })
  events.insert(world, {
    id,
    object: 'event',
    ...(world.owner && { account: world.owner }),
    api_version: world.contract.apiVersion,
    created: world.wallTime(),
    data: {
      object: shown.object,
      ...(previous && { previous_attributes: asItWas(world, type, object, previous) }),
    },
    livemode: false,
    pending_webhooks: 0,
    request: world.cause ?? { id: null, idempotency_key: null },
    type,
  })
  world.enroll(world, { id, type, scope: world.owner ? 'connect' : 'platform' })
  world.store.afterwards(() => world.dispatch(id))
}

/** The fields that changed, as whole as the object itself was shown while it had them. */
function asItWas(
  world: World,
  type: string,
  object: StripeObject,
  previous: Record<string, unknown>
): Record<string, unknown> {
  const { object: before } = world.contract.snapshot(
    type,
    render(world, { ...object, ...previous })
  )
  return Object.fromEntries(
    Object.entries(before as Record<string, unknown>).filter(([field]) => field in previous)
  )
}
