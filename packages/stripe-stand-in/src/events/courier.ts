import { Problem } from '../api/problem.ts'
import { render } from '../world/rendering.ts'
import type { World } from '../world/world.ts'
import { Chaos } from './chaos.ts'
import type { ChaosPlan, Fate } from './chaos.ts'
import { allDeliveries, deliveryId, findDelivery, saveDelivery } from './deliveries.ts'
import type { Attempt, Delivery } from './deliveries.ts'
import type { Endpoints, Scope } from './endpoints.ts'
import { signedPost } from './signed_post.ts'
import type { Variation } from './signed_post.ts'
import { events } from './snapshot_events.ts'
import type { SnapshotEvent } from './snapshot_events.ts'
import { notification, THIN } from './thin_events.ts'
import type { ThinEvent } from './thin_events.ts'

type AnyEvent = SnapshotEvent | ThinEvent

/** Carries events to the endpoints: signed, all at once, in no promised order, again when refused. */
export class Courier {
  private readonly endpoints: Endpoints
  private readonly world: World
  private chaos = new Chaos({})
  private paused: string[] | undefined
  private isClosed = false

  constructor(world: World, endpoints: Endpoints) {
    this.world = world
    this.endpoints = endpoints
  }

  /** Takes up what an earlier process did not finish. */
  resumePending(): void {
    for (const delivery of allDeliveries(this.world)) {
      if (delivery.state === 'waiting') this.deliver(delivery.event)
      if (delivery.state === 'pending') void this.carry(delivery)
    }
  }

  /** In the transaction of the event itself, so that none is lost between its record and its way. */
  enroll(world: World, event: { id: string; type: string; scope: Scope }): void {
    const { id, type, scope: endpoint } = event
    if (!this.endpoints[endpoint]) return
    const place = { id: deliveryId(id, endpoint), event: id, type, endpoint }
    saveDelivery(world, { ...place, state: 'waiting', attempts: [] })
  }

  /** To be called for every event, after the answer that caused it. */
  send(eventId: string): void {
    if (this.isClosed) return
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

  disturb(plan: Partial<ChaosPlan>): void {
    this.chaos = new Chaos(plan)
  }

  close(): void {
    this.isClosed = true
  }

  /** Once more, besides the ordinary deliveries, with whatever is to be wrong about it. */
  async again(eventId: string, scope: Scope | undefined, variation: Variation): Promise<Attempt> {
    const event = this.find(eventId)
    if (!event) throw new Problem(`No such event: '${eventId}'`, { status: 404 })
    const endpoint = this.endpoints[scope ?? scopeOf(event)]
    if (!endpoint) throw new Problem(`There is no endpoint for ${scope ?? scopeOf(event)} events.`)
    return signedPost(endpoint, this.body(event), variation)
  }

  private deliver(eventId: string): void {
    const event = this.find(eventId)
    const scope = event && scopeOf(event)
    const enrolled = scope && findDelivery(this.world, eventId, scope)
    if (!enrolled) return
    const fate = this.chaos.next(event.type)
    const isDropped = fate.mishaps.includes('drop')
    const delivery: Delivery = {
      ...enrolled,
      state: isDropped ? 'failed' : 'pending',
      ...(fate.mishaps.length && { mishaps: fate.mishaps }),
    }
    this.world.act((world) => saveDelivery(world, delivery))
    if (isDropped) return
    this.world.schedule(fate.delayMs, () => {
      void this.carry(delivery)
      this.mislead(event, scope, fate)
    })
  }

  /** What else reaches the endpoint, besides the event itself. */
  private mislead(event: AnyEvent, scope: Scope, { mishaps }: Fate): void {
    const also = (variation: Variation, id = event.id) => void this.again(id, scope, variation)
    for (const mishap of mishaps) {
      if (mishap === 'duplicate') also({})
      if (mishap === 'twin') also({}, this.twinOf(event))
      if (mishap === 'forged') also({ secret: 'whsec_of_somebody_else' })
      if (mishap === 'otherVersion') also({ body: { api_version: '2024-06-20' } })
      if (mishap === 'otherMode') also({ body: { livemode: true } })
      if (mishap === 'again')
        this.world.schedule(this.chaos.delayMs, () => void this.again(event.id, scope, {}))
    }
  }

  /** A second Event object for the same fact, which Stripe sometimes makes. */
  private twinOf(event: AnyEvent): string {
    const id = `${event.id}twin`
    const kind = event.object === THIN ? THIN : events.object
    const owner = event.object === THIN ? null : (event.account ?? null)
    this.world.act((world) => world.store.put(kind, id, owner, { ...event, id }))
    return id
  }

  /** Whether a request's events are to be quicker than its answer. */
  isEarly(operation: string): boolean {
    return this.chaos.isEarly(operation)
  }

  private async carry(delivery: Delivery): Promise<void> {
    const event = this.find(delivery.event)
    const endpoint = this.endpoints[delivery.endpoint]
    if (!event || !endpoint) return
    const attempt = await signedPost(endpoint, this.body(event))
    if (this.isClosed || !this.find(delivery.event)) return
    const attempts = [...delivery.attempts, attempt]
    const isDelivered = attempt.status !== null && attempt.status >= 200 && attempt.status < 300
    const delay = this.world.settings.retryDelaysMs[attempts.length - 1]
    const state = isDelivered ? 'delivered' : delay === undefined ? 'failed' : 'pending'
    const next: Delivery = { ...delivery, attempts, state }
    this.world.act((world) => saveDelivery(world, next))
    if (state === 'pending') this.world.schedule(delay ?? 0, () => void this.carry(next))
  }

  private body(event: AnyEvent): object {
    if (event.object === THIN) return notification(event)
    return render(this.world.as(event.account ?? null), event) as object
  }

  private find(eventId: string): AnyEvent | undefined {
    const { store } = this.world
    return (store.get(events.object, eventId) ?? store.get(THIN, eventId))?.value as
      AnyEvent | undefined
  }
}

function scopeOf(event: AnyEvent): Scope {
  if (event.object === THIN) return 'v2'
  return event.account ? 'connect' : 'platform'
}
