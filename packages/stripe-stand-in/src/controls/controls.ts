import type { Faults } from '../api/faults.ts'
import { Problem } from '../api/problem.ts'
import type { ChaosPlan } from '../events/chaos.ts'
import type { Courier } from '../events/courier.ts'
import type { Variation } from '../events/signed_post.ts'
import { allDeliveries } from '../events/deliveries.ts'
import type { Scope } from '../events/endpoints.ts'
import type { Settings } from '../world/settings.ts'
import { unsettled } from '../flows/settle_capture.ts'
import type { Timers } from '../world/timers.ts'
import type { World } from '../world/world.ts'
import { ACTS } from './acts.ts'
import type { Body } from './acts.ts'

interface Parts {
  world: World
  courier: Courier
  timers: Timers
  faults: Faults
}

/** What tests and operators do to the stand-in that nobody can do to Stripe: `/_stand_in/…`. */
export class Controls {
  private readonly world: World
  private readonly courier: Courier
  private readonly timers: Timers
  private readonly faults: Faults

  constructor(parts: Parts) {
    this.world = parts.world
    this.courier = parts.courier
    this.timers = parts.timers
    this.faults = parts.faults
  }

  /** @returns what to answer, as JSON; throws a Problem when there is nothing to do */
  async perform(verb: string, path: string, body: Body): Promise<unknown> {
    const place = path.slice('/_stand_in/'.length)
    const [, family = '', id = '', name = ''] =
      /^(checkout\/sessions|accounts|charges|customers|disputes|payouts|refunds)\/(\w+)\/(\w+)$/.exec(
        place
      ) ?? []
    const act = ACTS[family]?.[name]
    if (verb === 'POST' && act) return this.world.act((world) => act(world, id, body))

    const [, eventId] = /^events\/(\w+)\/deliver$/.exec(place) ?? []
    if (verb === 'POST' && eventId) return this.deliver(eventId, body)
    return this.whole(`${verb} ${place}`, body)
  }

  private whole(door: string, body: Body): unknown {
    switch (door) {
      case 'GET violations':
        return this.world.violations.all()
      case 'DELETE violations':
        this.world.violations.clear()
        return []
      case 'GET deliveries':
        return allDeliveries(this.world)
      case 'GET deliveries/pending':
        return allDeliveries(this.world).filter(({ state }) => state === 'pending')
      case 'GET unsettled':
        return unsettled(this.world)
      case 'POST deliveries/pause':
        this.courier.pause()
        return { paused: true }
      case 'POST deliveries/resume':
        this.courier.resume()
        return { paused: false }
      case 'POST chaos':
        this.courier.disturb(body as Partial<ChaosPlan>)
        return body
      case 'POST faults':
        return this.faults.plan(body)
      case 'GET faults':
        return this.faults.all()
      case 'DELETE faults':
        this.faults.clear()
        return []
      case 'POST settings':
        return Object.assign(this.world.settings, known(this.world.settings, body))
      case 'POST reset':
        this.timers.cancelAll()
        this.world.store.clear()
        this.world.violations.clear()
        this.faults.clear()
        return { reset: true }
      default:
        throw new Problem(`The stand-in has no control ${door}`, { status: 404 })
    }
  }

  /** @param body `{ endpoint?, duplicate?, timestamp?, secret? }`, see the README */
  private async deliver(eventId: string, body: Body): Promise<unknown> {
    const variation: Variation = {
      ...(typeof body.secret === 'string' && { secret: body.secret }),
      ...(typeof body.timestamp === 'number' && { timestamp: body.timestamp }),
      ...(typeof body.body === 'object' && { body: body.body as Body }),
    }
    const scope = typeof body.endpoint === 'string' ? (body.endpoint as Scope) : undefined
    const times = body.duplicate ? 2 : 1
    const attempts = Array.from({ length: times }, () =>
      this.courier.again(eventId, scope, variation)
    )
    return { attempts: await Promise.all(attempts) }
  }
}

function known(settings: Settings, body: Body): Partial<Settings> {
  const names = Object.keys(body).filter((name) => name in settings)
  if (names.length < Object.keys(body).length)
    throw new Problem(`The settings are ${Object.keys(settings).join(', ')}.`)
  return body
}
