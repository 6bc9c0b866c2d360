/* eslint-disable prettier/prettier */
import type { AdonisEndpoint } from '@tuyau/core/types'
import type { Registry } from './schema.d.ts'
import type { ApiDefinition } from './tree.d.ts'

const placeholder: any = {}

const routes = {
  'health.live': {
    methods: ["GET","HEAD"],
    pattern: '/health/live',
    tokens: [{"old":"/health/live","type":0,"val":"health","end":""},{"old":"/health/live","type":0,"val":"live","end":""}],
    types: placeholder as Registry['health.live']['types'],
  },
  'health.ready': {
    methods: ["GET","HEAD"],
    pattern: '/health/ready',
    tokens: [{"old":"/health/ready","type":0,"val":"health","end":""},{"old":"/health/ready","type":0,"val":"ready","end":""}],
    types: placeholder as Registry['health.ready']['types'],
  },
  'assets': {
    methods: ["GET","HEAD"],
    pattern: '/assets/*',
    tokens: [{"old":"/assets/*","type":0,"val":"assets","end":""},{"old":"/assets/*","type":2,"val":"*","end":""}],
    types: placeholder as Registry['assets']['types'],
  },
  'favicon': {
    methods: ["GET","HEAD"],
    pattern: '/favicon.svg',
    tokens: [{"old":"/favicon.svg","type":0,"val":"favicon.svg","end":""}],
    types: placeholder as Registry['favicon']['types'],
  },
  'absent.api': {
    methods: ["HEAD","OPTIONS","GET","POST","PUT","PATCH","DELETE"],
    pattern: '/api/*',
    tokens: [{"old":"/api/*","type":0,"val":"api","end":""},{"old":"/api/*","type":2,"val":"*","end":""}],
    types: placeholder as Registry['absent.api']['types'],
  },
  'absent.registry': {
    methods: ["HEAD","OPTIONS","GET","POST","PUT","PATCH","DELETE"],
    pattern: '/registry/*',
    tokens: [{"old":"/registry/*","type":0,"val":"registry","end":""},{"old":"/registry/*","type":2,"val":"*","end":""}],
    types: placeholder as Registry['absent.registry']['types'],
  },
  'absent.webhooks': {
    methods: ["HEAD","OPTIONS","GET","POST","PUT","PATCH","DELETE"],
    pattern: '/webhooks/*',
    tokens: [{"old":"/webhooks/*","type":0,"val":"webhooks","end":""},{"old":"/webhooks/*","type":2,"val":"*","end":""}],
    types: placeholder as Registry['absent.webhooks']['types'],
  },
  'absent.health': {
    methods: ["HEAD","OPTIONS","GET","POST","PUT","PATCH","DELETE"],
    pattern: '/health/*',
    tokens: [{"old":"/health/*","type":0,"val":"health","end":""},{"old":"/health/*","type":2,"val":"*","end":""}],
    types: placeholder as Registry['absent.health']['types'],
  },
  'styleguide': {
    methods: ["GET","HEAD"],
    pattern: '/styleguide',
    tokens: [{"old":"/styleguide","type":0,"val":"styleguide","end":""}],
    types: placeholder as Registry['styleguide']['types'],
  },
  'absent.page': {
    methods: ["GET","HEAD"],
    pattern: '/*',
    tokens: [{"old":"/*","type":2,"val":"*","end":""}],
    types: placeholder as Registry['absent.page']['types'],
  },
} as const satisfies Record<string, AdonisEndpoint>

export { routes }

export const registry = {
  routes,
  $tree: {} as ApiDefinition,
}

declare module '@tuyau/core/types' {
  export interface UserRegistry {
    routes: typeof routes
    $tree: ApiDefinition
  }
}
