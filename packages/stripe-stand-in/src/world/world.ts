import type { Endpoints, Scope } from '../events/endpoints.ts'
import type { Contract } from '../schema/contract.ts'
import type { Store } from '../store/store.ts'
import type { Ids } from './ids.ts'
import type { Settings } from './settings.ts'
import type { Violations } from './violations.ts'

/** Which API request is being answered, for events to name. */
export interface Cause {
  id: string | null
  idempotency_key: string | null
}

interface Parts {
  store: Store
  contract: Contract
  ids: Ids
  settings: Settings
  violations: Violations
  endpoints: Endpoints
  /** Told of every event in the transaction that records it. */
  enroll: (world: World, event: { id: string; type: string; scope: Scope }) => void
  /** Told of every event, once it may go out. */
  dispatch: (eventId: string) => void
  /** Runs work later, in milliseconds, unless the stand-in is closed first. */
  schedule: (delay: number, work: () => void) => void
}

/** Everything a resource needs, seen from one account: the platform, or a connected one. */
export class World {
  readonly store: Store
  readonly contract: Contract
  readonly ids: Ids
  readonly settings: Settings
  readonly violations: Violations
  readonly endpoints: Endpoints
  readonly enroll: Parts['enroll']
  readonly dispatch: (eventId: string) => void
  readonly schedule: (delay: number, work: () => void) => void
  readonly owner: string | null
  readonly cause: Cause | null
  private readonly moment: number | undefined

  constructor(
    parts: Parts,
    owner: string | null = null,
    cause: Cause | null = null,
    moment?: number
  ) {
    this.store = parts.store
    this.contract = parts.contract
    this.ids = parts.ids
    this.settings = parts.settings
    this.violations = parts.violations
    this.endpoints = parts.endpoints
    this.enroll = parts.enroll
    this.dispatch = parts.dispatch
    this.schedule = parts.schedule
    this.owner = owner
    this.cause = cause
    this.moment = moment
  }

  /** The same world, as a connected account sees it. */
  as(owner: string | null): World {
    return new World(this, owner, this.cause, this.moment)
  }

  causedBy(cause: Cause | null): World {
    return new World(this, this.owner, cause, this.moment)
  }

  /** The same world at the time of a test clock; undefined: at the time it really is. */
  at(moment: number | undefined): World {
    return new World(this, this.owner, this.cause, moment)
  }

  /** Seconds since the epoch, by the test clock if there is one. */
  now(): number {
    return this.moment ?? this.wallTime()
  }

  wallTime(): number {
    return Math.floor(Date.now() / 1000)
  }

  /** Runs work no request asked for (a button, a timer) as one transaction, effects included. */
  act<T>(work: (world: World) => T): T {
    const { result, settle } = this.store.transaction(() => work(this))
    settle()
    return result
  }
}
