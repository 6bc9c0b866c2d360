import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { refuse } from '../api/problem.ts'
import { deliveriesOf } from '../events/deliveries.ts'
import { events } from '../events/snapshot_events.ts'
import { matching, page } from '../world/pages.ts'
import type { World } from '../world/world.ts'

const undelivered = (world: World, eventId: string) =>
  deliveriesOf(world, eventId).filter((delivery) => delivery.state !== 'delivered')

events.shows('pending_webhooks', (world, event) => undelivered(world, event.id).length)

export const eventRoutes: Routes = {
  'GET /v1/events': ({ world, params, path }: Call<Stripe.EventListParams>) => {
    const { created, delivery_success: wanted, type, types } = params
    if (types && types.length > 20) refuse('You may specify up to 20 types.', 'types')
    if (type && types) refuse('You may only specify one of these parameters: type, types.', 'type')
    const found = matching(events.all(world), { created }).filter(
      (event) =>
        (!type || fits(event.type, type)) &&
        (!types || types.some((each) => fits(event.type, each))) &&
        (wanted === undefined || (undelivered(world, event.id).length === 0) === wanted)
    )
    return page(found, path, params)
  },

  'GET /v1/events/{id}': ({ world, ids: [id = ''] }: Call) => events.get(world, id),
}

/** `charge.*` fits every type below `charge`. */
function fits(type: string, wanted: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted
}
