import type { DateTime } from 'luxon'
import { ask, stripe } from './client.js'
import { snapshotWords, type VerifiedEvent } from '../event_words.js'

export type ListedEvent = { event: VerifiedEvent; payload: string }

/** As many types as Stripe lets one question name. */
const TYPES_AT_ONCE = 20

/**
 * Everything Stripe says happened on our own account since a moment, newest first, a page at a time, so that a
 * month of it never has to fit into memory; it remembers 30 days. More types than one question may name are asked
 * for one lot after the other: no order is promised between two types.
 */
export async function* listEvents(since: DateTime, types: string[]): AsyncGenerator<ListedEvent[]> {
  for (let from = 0; from < types.length; from += TYPES_AT_ONCE)
    yield* listTypes(since, types.slice(from, from + TYPES_AT_ONCE))
}

async function* listTypes(since: DateTime, types: string[]): AsyncGenerator<ListedEvent[]> {
  const created = { gte: Math.floor(since.toSeconds()) }
  let last: string | undefined
  for (;;) {
    const page = await ask(() =>
      stripe.events.list({ created, types, limit: 100, ...(last && { starting_after: last }) })
    )
    yield page.data.map((event) => ({
      event: snapshotWords(event),
      payload: JSON.stringify(event),
    }))
    last = page.data.at(-1)?.id
    if (!page.has_more || !last) return
  }
}
