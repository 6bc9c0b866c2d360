import { BaseTransformer } from '@adonisjs/core/transformers'
import type { NamedEvent } from '#admin/queries/named_trail'

const LONGEST_DETAIL = 300

/** One line of the trail: who did what to which thing, with its details as words. */
export default class AuditEventTransformer extends BaseTransformer<NamedEvent> {
  toObject() {
    const { event, person } = this.resource
    return {
      ...this.pick(event, ['action', 'actor', 'subject', 'stripeEventId']),
      id: Number(event.id),
      at: event.occurredAt.toUTC().toISO()!,
      /** The name of a person; null for everybody else, whose label says it all. */
      by: person?.fullName ?? null,
      details: Object.entries(event.details)
        .sort(fromFirst)
        .map(([name, value]) => ({
          name,
          value: inWords(value),
        })),
    }
  }
}

/** The database keeps members in an order of its own; “from … to …” reads as a sentence. */
const fromFirst = ([one]: [string, unknown], [other]: [string, unknown]) =>
  Number(other === 'from') - Number(one === 'from')

const inWords = (value: unknown) => {
  const words = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return words.length > LONGEST_DETAIL ? `${words.slice(0, LONGEST_DETAIL)}…` : words
}
