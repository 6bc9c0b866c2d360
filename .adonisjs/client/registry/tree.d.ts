/* eslint-disable prettier/prettier */
import type { routes } from './index.ts'

export interface ApiDefinition {
  health: {
    live: typeof routes['health.live']
    ready: typeof routes['health.ready']
  }
  assets: typeof routes['assets']
  favicon: typeof routes['favicon']
  absent: {
    api: typeof routes['absent.api']
    registry: typeof routes['absent.registry']
    webhooks: typeof routes['absent.webhooks']
    health: typeof routes['absent.health']
    page: typeof routes['absent.page']
  }
  styleguide: typeof routes['styleguide']
}
