import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { missing } from '../api/problem.ts'
import { THIN } from '../events/thin_events.ts'
import type { ThinEvent } from '../events/thin_events.ts'

export const v2EventRoutes: Routes = {
  'GET /v2/core/events/{id}': ({ world, ids: [id = ''] }: Call) => {
    const row = world.store.get(THIN, id)
    if (!row) throw missing('event', id)
    return row.value
  },

  'GET /v2/core/events': ({ world, params }: Call<Stripe.V2.Core.EventListParams>) => ({
    data: world.store
      .all(THIN)
      .map((row) => row.value as ThinEvent)
      .filter((event) => !params.object_id || event.related_object.id === params.object_id)
      .toReversed()
      .slice(0, params.limit ?? 20),
    next_page_url: null,
    previous_page_url: null,
  }),
}
