import { System } from '#accounts/actor'
import ReceiveStripeEvent from '#billing/actions/receive_stripe_event'
import { type VerifiedEvent, snapshotWords } from '#billing/stripe/event_words'
import { platformTypes } from '#billing/stripe/handlers'
import { dashboard } from '#tests/scenarios/stripe'

type Fields = Record<string, unknown>
type Listed = Parameters<typeof snapshotWords>[0]
type Page = { data: Listed[]; has_more: boolean }

/** One event as Stripe would deliver it, and the customer whom it is about. */
export type Told = { event: VerifiedEvent; payload: string; customer: string | null }

/** Everything that Stripe would have told so far, in order, read on from where it was read last. */
export class Tape {
  readonly told: Told[] = []
  private last: string | undefined
  private readonly owners = new Map<string, string>()

  /** Reads what has been added; answers only that. */
  async read(): Promise<Told[]> {
    const added: Told[] = []
    for (;;) {
      const { data, has_more: more } = await dashboard<Page>('GET', '/v1/events', {
        limit: '100',
        ...(this.last && { ending_before: this.last }),
      })
      for (const event of data.reverse()) added.push(...this.heard(event))
      this.last = data.at(-1)?.id ?? this.last
      if (!more || !this.last) break
    }
    this.told.push(...added)
    return added
  }

  /** What was told about one customer. */
  about(customer: string) {
    return this.told.filter((one) => one.customer === customer)
  }

  private heard(event: Listed): Told[] {
    const object = event.data.object as unknown as Fields
    const names = [
      object.id,
      object.payment_intent,
      object.charge,
      object.source_transaction,
    ].filter((name) => typeof name === 'string')
    const known = names.map((name) => this.owners.get(name)).find(Boolean)
    const customer = (typeof object.customer === 'string' && object.customer) || known || null
    if (customer) for (const name of names) this.owners.set(name, customer)
    if (!platformTypes.includes(event.type)) return []
    return [{ event: snapshotWords(event), payload: JSON.stringify(event), customer }]
  }
}

/** One of the events reaches our door, `times` times at once; `asTwin` under another id, as Stripe sometimes does. */
export async function deliver({ event, payload }: Told, { times = 1, asTwin = false } = {}) {
  const arrived = asTwin ? { ...event, id: `${event.id}twin` } : event
  const receive = () =>
    new ReceiveStripeEvent().handle(new System('stripe'), {
      endpoint: 'platform',
      event: arrived,
      payload,
    })
  await Promise.all(Array.from({ length: times }, receive))
}
