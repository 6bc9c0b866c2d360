import type { DateTime } from 'luxon'
import type Stripe from 'stripe'
import { ask, stripe } from './client.js'
import { snapshotWords, type VerifiedEvent } from '../event_words.js'

/** Everything Stripe says happened on our own account since a moment, oldest first; it remembers 30 days. */
export async function listEvents(
  since: DateTime,
  types: string[]
): Promise<{ event: VerifiedEvent; payload: string }[]> {
  const found: Stripe.Event[] = []
  const created = { gte: Math.floor(since.toSeconds()) }
  let last: string | undefined
  for (;;) {
    const page = await ask(() =>
      stripe.events.list({ created, types, limit: 100, ...(last && { starting_after: last }) })
    )
    found.push(...page.data)
    last = page.data.at(-1)?.id
    if (!page.has_more || !last) break
  }
  return found
    .reverse()
    .map((event) => ({ event: snapshotWords(event), payload: JSON.stringify(event) }))
}
