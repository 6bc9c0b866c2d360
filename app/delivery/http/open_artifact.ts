import type { HttpContext } from '@adonisjs/core/http'
import { NotFound } from '#shared/refusal'
import { artifactFacts, type ArtifactAddress } from '#delivery/queries/artifact_facts'
import { decideDownload } from '#delivery/terms/download_decision'
import { spend } from '#delivery/http/budgets'
import { credentialOf } from '#delivery/http/credential'
import { NotEntitled, TokenInvalid } from '#delivery/errors'

/**
 * Settles who is asking, that the artifact exists for them and that they may have it, in one statement.
 * Throws TokenInvalid, NotFound or NotEntitled; conditions and ranges are looked at only afterwards.
 */
export async function openArtifact(ctx: HttpContext, address: ArtifactAddress) {
  const credential = await credentialOf(ctx)
  const key = 'digest' in credential ? credential.digest.toString('base64url') : credential.userId
  if (ctx.request.method() === 'GET') await spend(ctx, 'download_token', key)
  const facts = await artifactFacts(credential, address)
  if (!facts) throw new TokenInvalid()
  const { bearer, found } = facts
  const decision = found
    ? decideDownload(bearer, found, new Date())
    : { verdict: 'absent' as const }
  if (!found || decision.verdict === 'absent') throw new NotFound()
  if (decision.verdict === 'refused') throw new NotEntitled(decision.reason)
  return { bearer, found, decision }
}
