import { Collection } from '../world/collection.ts'
import type { World } from '../world/world.ts'

/** A time of its own for some customers. https://docs.stripe.com/billing/testing/test-clocks */
export interface TestClock {
  id: string
  object: 'test_helpers.test_clock'
  created: number
  livemode: false
  deletes_after: number
  /** Seconds. */
  frozen_time: number
  name: string | null
  status: 'ready' | 'advancing'
  status_details: object
}

export const testClocks = new Collection<TestClock>('test_helpers.test_clock', 'test clock')

/** The world at the time a clock shows; at real time without one. */
export function worldOn(world: World, clock: string | null): World {
  return world.at(clock ? testClocks.find(world, clock)?.frozen_time : undefined)
}
