import { registry } from '@generated/registry'
import { createTuyau } from '@tuyau/core/client'

/** Addresses by route name, checked against the app's own routes. */
export const { urlFor } = createTuyau({ baseUrl: '/', registry })
