import type { HttpContext } from '@adonisjs/core/http'
import { personInSession } from '#accounts/session_start'
import { presentedToken, presentsToken } from '#delivery/http/presented_token'
import type { Credential } from '#delivery/queries/artifact_facts'
import { TokenInvalid } from '#delivery/errors'

/** A token if one is presented, good or not; else the person whose session it is. Throws TokenInvalid for neither. */
export async function credentialOf(ctx: HttpContext): Promise<Credential> {
  if (presentsToken(ctx.request)) return { digest: presentedToken(ctx.request) }
  const user = 'auth' in ctx ? await personInSession(ctx) : null
  if (!user) throw new TokenInvalid()
  return { userId: user.id }
}
