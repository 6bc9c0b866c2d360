import Stripe from 'stripe'
import { render } from '../world/rendering.ts'
import type { World } from '../world/world.ts'
import { deliveriesOf, saveDelivery } from './deliveries.ts'
import type { Attempt, Delivery } from './deliveries.ts'
import type { Endpoint, Endpoints, Scope } from './endpoints.ts'
import { events } from './snapshot_events.ts'
import type { SnapshotEvent } from './snapshot_events.ts'
import { notification, THIN } from './thin_events.ts'
import type { ThinEvent } from './thin_events.ts'

const PATIENCE_MS = 10_000

export interface Variation {
  /** Sign with this instead of the endpoint's own secret. */
  secret?: string
  /** Seconds; sign as if it were then. */
  timestamp?: number
}

/** Carries events to the endpoints: signed, all at once, in no promised order, again when refused. */
export class Courier {
  readonly endpoints: Endpoints
  private world: World | undefined
  private paused: string[] | undefined
  private isClosed = false

  constructor(endpoints: Endpoints) {
    this.endpoints = endpoints
  }

  /** Takes up what an earlier process did not finish. */
  start(world: World): void {
    this.world = world
    for (const delivery of deliveriesOf(world))
      if (delivery.state === 'pending') void this.carry(delivery)
  }

  /** To be called for every event, after the answer that caused it. */
  send(eventId: string): void {
    if (this.paused) this.paused.push(eventId)
    else this.deliver(eventId)
  }

  pause(): void {
    this.paused ??= []
  }

  resume(): void {
    const waiting = this.paused ?? []
    this.paused = undefined
    for (const eventId of waiting) this.deliver(eventId)
  }

  close(): void {
    this.isClosed = true
  }

  /** Once more, besides the ordinary deliveries, with whatever is to be wrong about it. */
  async again(eventId: string, scope: Scope | undefined, variation: Variation): Promise<Attempt> {
    const event = this.find(eventId)
    const endpoint = event && this.endpoints[scope ?? scopeOf(event)]
    if (!event || !endpoint) throw new Error(`No such event or no endpoint for it: ${eventId}`)
    return this.attempt(event, endpoint, variation)
  }

  private deliver(eventId: string): void {
    const event = this.find(eventId)
    if (!event || !this.world) return
    const scope = scopeOf(event)
    if (!this.endpoints[scope]) return
    const delivery: Delivery = {
      id: `${eventId}:${scope}`,
      event: eventId,
      type: event.type,
      endpoint: scope,
      state: 'pending',
      attempts: [],
    }
    this.world.act((world) => saveDelivery(world, delivery))
    void this.carry(delivery)
  }

  private async carry(delivery: Delivery): Promise<void> {
    const { world } = this
    const event = this.find(delivery.event)
    const endpoint = this.endpoints[delivery.endpoint as Scope]
    if (!world || !event || !endpoint) return
    const attempt = await this.attempt(event, endpoint, {})
    if (this.isClosed) return
    const attempts = [...delivery.attempts, attempt]
    const isDelivered = attempt.status !== null && attempt.status >= 200 && attempt.status < 300
    const delay = world.settings.retryDelaysMs[attempts.length - 1]
    const state = isDelivered ? 'delivered' : delay === undefined ? 'failed' : 'pending'
    const next: Delivery = { ...delivery, attempts, state }
    world.act((fresh) => saveDelivery(fresh, next))
    if (state === 'pending') world.schedule(delay ?? 0, () => void this.carry(next))
  }

  /** `t=` is now, unless told otherwise: Stripe signs every attempt anew. */
  private async attempt(
    event: SnapshotEvent | ThinEvent,
    endpoint: Endpoint,
    { secret, timestamp }: Variation
  ): Promise<Attempt> {
    const at = new Date().toISOString()
    const payload = JSON.stringify(this.body(event), null, 2)
    const signature = Stripe.webhooks.generateTestHeaderString({
      payload,
      secret: secret ?? endpoint.secret,
      timestamp: timestamp ?? Math.floor(Date.now() / 1000),
    })
    try {
      const response = await fetch(endpoint.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'stripe-signature': signature,
          'user-agent': 'Stripe/1.0 (stand-in)',
        },
        body: payload,
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      await response.arrayBuffer()
      return { at, status: response.status }
    } catch (error) {
      return { at, status: null, error: String((error as Error).cause ?? error) }
    }
  }

  private body(event: SnapshotEvent | ThinEvent): unknown {
    if (event.object === THIN) return notification(event)
    const owner = event.account ?? null
    return this.world && render(this.world.as(owner), event)
  }

  private find(eventId: string): SnapshotEvent | ThinEvent | undefined {
    const store = this.world?.store
    const row = store?.get(events.object, eventId) ?? store?.get(THIN, eventId)
    return row?.value as SnapshotEvent | ThinEvent | undefined
  }
}

function scopeOf(event: SnapshotEvent | ThinEvent): Scope {
  if (event.object === THIN) return 'v2'
  return event.account ? 'connect' : 'platform'
}
