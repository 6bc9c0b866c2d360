import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import User from '#accounts/models/user'
import AccountPolicy from '#accounts/policies/account_policy'

const PAGE = 25

/** `q` is part of a name or an e-mail address; `before` the id of a user (ids rise with time). */
export type PeopleSearch = { q?: string; before?: string }

/** Everybody with an account, newest first, 25 at a time. For admins; others get NotFound. */
export async function findPeople(
  actor: Actor,
  { q, before }: PeopleSearch = {}
): Promise<{ people: User[]; next: string | null }> {
  await bouncerFor(actor).with(AccountPolicy).authorize('oversee')
  const query = User.query()
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
  if (q)
    query.where((either) => {
      either
        .whereRaw('strpos(lower(email::text), lower(?)) > 0', [q])
        .orWhereRaw('strpos(lower(full_name), lower(?)) > 0', [q])
    })
  if (before) query.where('id', '<', before)

  const found = await query
  const people = found.slice(0, PAGE)
  return { people, next: found.length > PAGE ? people.at(-1)!.id : null }
}

/** The person with exactly this address, or null. For admins; others get NotFound. */
export async function personWithEmail(actor: Actor, email: string): Promise<User | null> {
  await bouncerFor(actor).with(AccountPolicy).authorize('oversee')
  return User.findBy('email', email)
}

/** The people with these ids, by id. For admins; others get NotFound. */
export async function peopleWithIds(actor: Actor, ids: string[]): Promise<Map<string, User>> {
  await bouncerFor(actor).with(AccountPolicy).authorize('oversee')
  const people = await User.query().whereIn('id', [...new Set(ids)])
  return new Map(people.map((person) => [person.id, person]))
}
