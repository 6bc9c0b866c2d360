import type { Call, Routes } from '../api/call.ts'
import { missing } from '../api/problem.ts'
import { page } from '../world/pages.ts'
import type { PageParams } from '../world/pages.ts'
import type { World } from '../world/world.ts'

/** The two snapshot endpoints the stand-in was started with; the v2 one is an event destination. */
function endpointsOf(world: World) {
  return (['platform', 'connect'] as const).flatMap((scope) => {
    const endpoint = world.endpoints[scope]
    if (!endpoint) return []
    return [
      {
        id: `we_${scope}`,
        object: 'webhook_endpoint',
        api_version: world.contract.apiVersion,
        created: 0,
        description:
          scope === 'connect' ? 'Events of connected accounts' : 'Events of this account',
        enabled_events: ['*'],
        livemode: false,
        metadata: {},
        status: 'enabled',
        url: endpoint.url,
      },
    ]
  })
}

export const webhookEndpointRoutes: Routes = {
  'GET /v1/webhook_endpoints': ({ world, params, path }: Call<PageParams>) =>
    page(endpointsOf(world), path, params),

  'GET /v1/webhook_endpoints/{id}': ({ world, ids: [id = ''] }: Call) => {
    const endpoint = endpointsOf(world).find((each) => each.id === id)
    if (!endpoint) throw missing('webhook endpoint', id)
    return endpoint
  },
}
