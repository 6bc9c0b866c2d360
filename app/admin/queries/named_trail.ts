import type { Actor } from '#accounts/actor'
import type User from '#accounts/models/user'
import { peopleWithIds, personWithEmail } from '#accounts/queries/people'
import type AuditEvent from '#audit/models/audit_event'
import { wholeTrail, type TrailFilter } from '#audit/queries/trails'

/** An audit event, and the person who did it when it was one. */
export type NamedEvent = { event: AuditEvent; person: User | undefined }

/** A part of the whole trail, newest first, with the names of those who acted. For admins; others get NotFound. */
export async function namedTrail(
  actor: Actor,
  filter: TrailFilter = {},
  before?: number
): Promise<{ events: NamedEvent[]; next: number | null }> {
  const { events, next } = await wholeTrail(actor, await spelledOut(actor, filter), before)
  const ids = events.flatMap(({ actor: label }) => personIn(label) ?? [])
  const people = await peopleWithIds(actor, ids)
  return {
    events: events.map((event) => ({ event, person: people.get(personIn(event.actor) ?? '') })),
    next,
  }
}

/** The id in the label of a person; undefined for all other actors. */
export const personIn = (label: string | null) => /^user:(.+)$/.exec(label ?? '')?.[1]

/** Admins know people by their e-mail address, the trail by their id. */
async function spelledOut(actor: Actor, filter: TrailFilter): Promise<TrailFilter> {
  if (!filter.actor?.includes('@')) return filter
  const person = await personWithEmail(actor, filter.actor)
  return person ? { ...filter, actor: person.label } : filter
}
