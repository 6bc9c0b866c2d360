import AuditEvent from '#audit/models/audit_event'
import { NotFound } from '#shared/refusal'

/** An actor of the accounts domain, of which audit knows no more than this. */
export type Reader = { kind: string; id?: string; isAdmin?: boolean }

export type Trail = {
  /** Newest first. */
  events: AuditEvent[]
  /** Where the following page begins, or null at the end. */
  next: number | null
}

const PAGE = 50

/** What happened to one's own account, before a cursor. Only people have one. */
export function accountTrail(actor: Reader, before?: number): Promise<Trail> {
  if (actor.kind !== 'user' || !actor.id) throw new NotFound()
  return trail({ userId: actor.id }, before)
}

/** What happened to a publisher, for the person behind it and for admins. */
export function publisherTrail(
  actor: Reader,
  publisher: { id: string; userId: string },
  before?: number
): Promise<Trail> {
  const isOwn = actor.kind === 'user' && actor.id === publisher.userId
  if (!isOwn && !isAdmin(actor)) throw new NotFound()
  return trail({ publisherId: publisher.id }, before)
}

export type TrailFilter = {
  /** Exact, such as `Listing:<id>`; of several, any. */
  subjects?: string[]
  /** The beginning of an action, such as `listing.` */
  action?: string
  /** Exact, such as `user:<id>` or `system:stripe`. */
  actor?: string
}

/** The whole trail, or the part of it that a filter names, for admins. */
export function wholeTrail(actor: Reader, filter: TrailFilter = {}, before?: number) {
  if (!isAdmin(actor)) throw new NotFound()
  return trail(filter, before)
}

const isAdmin = (actor: Reader) => actor.kind === 'user' && actor.isAdmin === true

type Part = TrailFilter & { userId?: string; publisherId?: string }

async function trail(part: Part, before?: number): Promise<Trail> {
  const query = AuditEvent.query()
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
  for (const column of ['userId', 'publisherId', 'actor'] as const)
    if (part[column]) query.where(column, part[column])
  if (part.subjects) query.whereIn('subject', part.subjects)
  if (part.action) query.whereRaw('starts_with(action, ?)', [part.action])
  if (before) query.where('id', '<', before)
  const events = await query
  const page = events.slice(0, PAGE)
  return { events: page, next: events.length > PAGE ? Number(page[PAGE - 1].id) : null }
}
