import type { HttpContext } from '@adonisjs/core/http'
import { NotFound } from '#shared/refusal'
import { artifactFacts, type ArtifactAddress } from '#delivery/queries/artifact_facts'
import { decideDownload } from '#delivery/terms/download_decision'
import { spend, spendFromNetwork } from '#delivery/http/budgets'
import { credentialOf } from '#delivery/http/credential'
import { NotEntitled, TokenInvalid } from '#delivery/errors'

/**
 * Settles who is asking, that the artifact exists for them and that they may have it, in one statement.
 * Throws TokenInvalid, NotFound, NotEntitled or TooManyRequests; conditions and ranges are looked at only afterwards.
 * A credential has a budget of its own only once it is known to be good: what is made up must leave nothing behind.
 */
export async function openArtifact(ctx: HttpContext, address: ArtifactAddress) {
  await spendFromNetwork(ctx, 'artifact_network')
  const facts = await artifactFacts(await credentialOf(ctx), address)
  if (!facts) throw new TokenInvalid()
  const { bearer, found } = facts
  if (ctx.request.method() === 'GET')
    await spend(ctx, 'download_token', bearer.token_id ?? bearer.user_id)
  const decision = found
    ? decideDownload(bearer, found, new Date())
    : { verdict: 'absent' as const }
  if (!found || decision.verdict === 'absent') throw new NotFound()
  if (decision.verdict === 'refused') throw new NotEntitled(decision.reason)
  return { bearer, found, decision }
}
