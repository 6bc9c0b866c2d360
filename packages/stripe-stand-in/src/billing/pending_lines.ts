import type { Charged } from '../resources/invoice_lines.ts'
import type { World } from '../world/world.ts'

const PENDING = '_pending_lines'

/** Prorations wait here for the subscription's next invoice. */
export function addPending(world: World, subscriptionId: string, charged: Charged[]): void {
  world.store.put(PENDING, subscriptionId, world.owner, [
    ...pendingOf(world, subscriptionId),
    ...charged,
  ])
}

export function takePending(world: World, subscriptionId: string): Charged[] {
  const pending = pendingOf(world, subscriptionId)
  if (pending.length) world.store.put(PENDING, subscriptionId, world.owner, [])
  return pending
}

function pendingOf(world: World, subscriptionId: string): Charged[] {
  return (world.store.get(PENDING, subscriptionId)?.value as Charged[] | undefined) ?? []
}
