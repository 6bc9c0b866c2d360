import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { customers } from '../resources/customers.ts'
import { subscriptions } from '../resources/subscriptions.ts'
import { testClocks } from '../resources/test_clocks.ts'
import type { TestClock } from '../resources/test_clocks.ts'
import { page } from '../world/pages.ts'
import type { World } from '../world/world.ts'
import { passTime } from './due_steps.ts'

const A_MONTH = 30 * 24 * 60 * 60
const A_TICK_MS = 30_000

function createClock(world: World, frozenTime: number, name: string | null): TestClock {
  const clock = testClocks.insert(world, {
    id: world.ids.next('clock_1'),
    object: 'test_helpers.test_clock',
    created: world.wallTime(),
    livemode: false,
    deletes_after: world.wallTime() + A_MONTH,
    frozen_time: frozenTime,
    name,
    status: 'ready',
    status_details: {},
  })
  emit(world, 'test_helpers.test_clock.created', clock)
  return clock
}

/** From now on this customer, and all they subscribed to, live by the clock. */
function giveClock(world: World, customerId: string, clock: TestClock): void {
  const customer = customers.get(world, customerId, 'customer')
  if (customer.test_clock) refuse('The customer already has a test clock.', 'customer')
  customers.update(world, customer, { test_clock: clock.id })
  for (const subscription of subscriptions.all(world))
    if (subscription.customer === customerId)
      subscriptions.update(world, subscription, { test_clock: clock.id })
}

function advance(world: World, id: string, to: number): TestClock {
  const clock = testClocks.get(world, id)
  if (to < clock.frozen_time)
    refuse('A test clock can only be advanced to the future.', 'frozen_time')
  const advancing = testClocks.update(world, clock, { status: 'advancing' })
  emit(world, 'test_helpers.test_clock.advancing', advancing)
  passTime(
    world,
    to,
    (subscription) => subscription.test_clock === id,
    (moment) => world.at(Math.max(moment, clock.frozen_time))
  )
  const ready = testClocks.update(world, advancing, { frozen_time: to, status: 'ready' })
  emit(world, 'test_helpers.test_clock.ready', ready)
  return advancing
}

/**
 * What a test does to a customer of the app, who knows nothing of test clocks: they get one when
 * they have none, and it is advanced.
 *
 * @param body `{ to }` in seconds, or `{ days }`, or `{ hours }`
 */
export function advanceCustomer(world: World, id: string, body: Record<string, unknown>) {
  const known = customers.get(world, id).test_clock
  const clock = known
    ? testClocks.get(world, known)
    : createClock(world, world.wallTime(), 'advanced by hand')
  if (!known) giveClock(world, id, clock)
  const { to, days = 0, hours = 0 } = body as { to?: number; days?: number; hours?: number }
  advance(world, clock.id, to ?? clock.frozen_time + days * 86_400 + hours * 3_600)
  return testClocks.get(world, clock.id)
}

/** Time as it really passes, for everybody without a clock; for as long as the stand-in runs. */
export function letTimePass(world: World): void {
  world.act((now) =>
    passTime(
      now,
      now.now(),
      (subscription) => subscription.test_clock === null,
      () => now
    )
  )
  world.schedule(A_TICK_MS, () => letTimePass(world))
}

export const testClockRoutes: Routes = {
  'POST /v1/test_helpers/test_clocks': ({
    world,
    params,
  }: Call<Stripe.TestHelpers.TestClockCreateParams>) => {
    const clock = createClock(world, params.frozen_time, params.name ?? null)
    if (params.customer) giveClock(world, params.customer, clock)
    return clock
  },

  'GET /v1/test_helpers/test_clocks': ({
    world,
    params,
    path,
  }: Call<Stripe.TestHelpers.TestClockListParams>) => page(testClocks.all(world), path, params),

  'GET /v1/test_helpers/test_clocks/{id}': ({ world, ids: [id = ''] }: Call) =>
    testClocks.get(world, id),

  'POST /v1/test_helpers/test_clocks/{id}/advance': ({
    world,
    params,
    ids: [id = ''],
  }: Call<Stripe.TestHelpers.TestClockAdvanceParams>) => advance(world, id, params.frozen_time),
}
