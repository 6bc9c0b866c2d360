import { SCOPES } from './endpoints.ts'
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
  /** `waiting`: recorded, and not yet handed over (or held back by a pause). */
  state: 'waiting' | 'pending' | 'delivered' | 'failed'
  attempts: Attempt[]
  /** What chaos made of it. */
  mishaps?: string[]
}

const KIND = '_delivery'

export function saveDelivery(world: World, delivery: Delivery): void {
  world.store.put(KIND, delivery.id, null, delivery)
}

export function findDelivery(world: World, event: string, endpoint: Scope): Delivery | undefined {
  return world.store.get(KIND, deliveryId(event, endpoint))?.value as Delivery | undefined
}

export const deliveryId = (event: string, endpoint: Scope) => `${event}:${endpoint}`

export function allDeliveries(world: World): Delivery[] {
  return world.store.all(KIND).map((row) => row.value as Delivery)
}

export function deliveriesOf(world: World, event: string): Delivery[] {
  return SCOPES.flatMap((scope) => findDelivery(world, event, scope) ?? [])
}
