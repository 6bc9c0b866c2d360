import type { HttpContext } from '@adonisjs/core/http'
import type User from '#accounts/models/user'
import { ownPath } from '#accounts/own_path'

const LONGEST_IN_DAYS = 30
const DAY_IN_MS = 86_400_000

/**
 * Begins a session of one's own: nothing that was in it before survives, neither its id nor its CSRF secret.
 * Returns the path within this shop that the person was on their way to.
 */
export async function startSession({ auth, session }: HttpContext, user: User): Promise<string> {
  const returnTo = ownPath(session.get('returnTo')) ?? '/library'
  session.clear()
  await auth.use('web').login(user)
  session.put('signedInAt', Date.now())
  await session.tag(user.id)
  return returnTo
}

/** Ends a session for good: its id is dead, and what the browser remembers of its pages is dropped. */
export async function endSession({ auth, session }: HttpContext): Promise<void> {
  await auth.use('web').logout()
  session.clear()
  session.regenerate()
  session.flash('sessionEnded', true)
}

/** The person whose session this is while it stands, or null; for doors that begin and end none. */
export async function personInSession({ auth, session }: HttpContext): Promise<User | null> {
  await auth.check()
  const { user } = auth
  return user && !endOfSession(user, session.get('signedInAt')) ? user : null
}

/** Why a session must end although its cookie is good, as a sentence for its owner, or null. */
export function endOfSession(user: User, signedInAt: unknown): string | null {
  if (user.isSuspended)
    return 'This account is suspended. Answer any of our mails to talk about it.'
  const validFrom = user.sessionsValidFrom?.toMillis() ?? 0
  if (typeof signedInAt !== 'number' || !(signedInAt >= validFrom))
    return 'You were signed out. Please sign in again.'
  return Date.now() - signedInAt > LONGEST_IN_DAYS * DAY_IN_MS
    ? 'It has been 30 days. Please sign in again.'
    : null
}
