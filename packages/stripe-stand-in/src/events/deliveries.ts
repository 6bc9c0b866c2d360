import type { Scope } from './endpoints.ts'
import type { World } from '../world/world.ts'

export interface Attempt {
  /** ISO 8601. */
  at: string
  /** The endpoint's HTTP status; null when there was no answer. */
  status: number | null
  error?: string
}

/** One event on its way to one endpoint. */
export interface Delivery {
  id: string
  event: string
  type: string
  endpoint: Scope
  state: 'pending' | 'delivered' | 'failed'
  attempts: Attempt[]
}

const KIND = '_delivery'

export function saveDelivery(world: World, delivery: Delivery): void {
  world.store.put(KIND, delivery.id, null, delivery)
}

export function deliveriesOf(world: World, eventId?: string): Delivery[] {
  const all = world.store.all(KIND).map((row) => row.value as Delivery)
  return eventId ? all.filter((delivery) => delivery.event === eventId) : all
}
