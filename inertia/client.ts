import { createUrlBuilder } from '@adonisjs/core/http/url_builder_client'
import { routes } from '@generated/registry'
import type { RegistryGroupedByMethod } from '@tuyau/core/types'

type Routes = RegistryGroupedByMethod<typeof routes>

const root = Object.entries(routes).map(([name, route]) => ({ name, domain: 'root', ...route }))

/**
 * Addresses by route name, checked against the app's own routes.
 * The bare builder: Tuyau's client would bring an HTTP client that no page uses.
 */
export const urlFor = createUrlBuilder<Routes>({ root }, (query) =>
  new URLSearchParams(query).toString()
)
