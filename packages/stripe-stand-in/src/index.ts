import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Dispatch } from './api/dispatch.ts'
import { Faults } from './api/faults.ts'
import { letTimePass } from './billing/clocks.ts'
import { Controls } from './controls/controls.ts'
import { Courier } from './events/courier.ts'
import type { Endpoints } from './events/endpoints.ts'
import { resumeSettling } from './flows/settle_capture.ts'
import { ALL_ROUTES } from './resources/all_routes.ts'
import { resumeExpiring } from './resources/checkout_sessions.ts'
import { loadSchemaBook } from './schema/cache.ts'
import { Contract } from './schema/contract.ts'
import { standInServer } from './server.ts'
import { Store } from './store/store.ts'
import { Ids } from './world/ids.ts'
import { DEFAULTS } from './world/settings.ts'
import type { Settings } from './world/settings.ts'
import { Timers } from './world/timers.ts'
import { Violations } from './world/violations.ts'
import type { Violation } from './world/violations.ts'
import { World } from './world/world.ts'

export type { Endpoints } from './events/endpoints.ts'
export type { Settings } from './world/settings.ts'
export type { Violation } from './world/violations.ts'

export interface StandInOptions {
  /** 0 or absent: a free port. */
  port?: number
  /** A loopback address; nothing else is accepted. */
  host?: string
  /** Where the journal lives; absent: memory only. */
  data?: string
  /** Where the generated schema is kept between starts. */
  cache?: string
  /** Makes ids the same from run to run. */
  seed?: string
  endpoints?: Endpoints
  settings?: Partial<Settings>
  onViolation?: (violation: Violation) => void
}

export interface StandIn {
  /** Without a trailing slash. */
  url: string
  port: number
  violations(): Violation[]
  close(): Promise<void>
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

const contracts = new Map<string, Promise<Contract>>()

/** One for all stand-ins of a process: it has no state but the validators it has compiled. */
function contractIn(cache: string): Promise<Contract> {
  const known = contracts.get(cache) ?? loadSchemaBook(cache).then((book) => new Contract(book))
  contracts.set(cache, known)
  return known
}

/** Starts a Stripe of one's own on loopback. Rejects for any other host, or a port that is taken. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const { host = '127.0.0.1' } = options
  if (!LOOPBACK.has(host)) throw new Error(`The stand-in listens on loopback only, not on ${host}`)

  const cache = options.cache ?? join(process.cwd(), 'node_modules', '.cache', 'stripe-stand-in')
  const contract = await contractIn(cache)
  const store = new Store(options.data)
  const ids = new Ids(options.seed, (id) => store.anywhere(id) !== undefined)
  const violations = new Violations(options.onViolation)
  const settings: Settings = { ...DEFAULTS, ...options.settings }
  const timers = new Timers()
  const endpoints = options.endpoints ?? {}
  const world: World = new World({
    store,
    contract,
    ids,
    settings,
    violations,
    endpoints,
    enroll: (inside, event) => courier.enroll(inside, event),
    dispatch: (eventId) => courier.send(eventId),
    schedule: (delay, work) => timers.schedule(delay, work),
  })
  const courier = new Courier(world, endpoints)
  const faults = new Faults()
  const controls = new Controls({ world, courier, timers, faults })
  const server = standInServer(
    world,
    new Dispatch(world, ALL_ROUTES, faults, (operation) => courier.isEarly(operation)),
    controls
  )
  server.listen(options.port ?? 0, host)
  await once(server, 'listening')

  const { port } = server.address() as AddressInfo
  const url = `http://${host === '::1' ? '[::1]' : host}:${port}`
  if (!options.settings?.publicUrl) settings.publicUrl = url
  courier.resumePending()
  resumeSettling(world)
  resumeExpiring(world)
  letTimePass(world)
  return {
    url,
    port,
    violations: () => violations.all(),
    close: async () => {
      courier.close()
      timers.cancelAll()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      store.close()
    },
  }
}
