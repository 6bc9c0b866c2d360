import type { HttpContext } from '@adonisjs/core/http'
import { NotFound } from '#shared/refusal'
import { spendFromNetwork } from '#delivery/http/budgets'
import { addressed } from '#delivery/http/addressed'
import { presentedToken } from '#delivery/http/presented_token'
import { wantedReleases } from '#delivery/http/wanted_releases'
import { agentFacts } from '#delivery/queries/agent_facts'
import { noteTokenUse } from '#delivery/queries/note_download'
import { isVisible } from '#delivery/terms/download_decision'
import { agentOffers } from '#delivery/answers/agent_offers'
import { TokenInvalid } from '#delivery/errors'

/** Core asks: which versions of this agent may I have, and why not the others? */
export default class AgentReleasesController {
  async index(ctx: HttpContext) {
    await spendFromNetwork(ctx)
    const digest = presentedToken(ctx.request)
    const wanted = wantedReleases(ctx.request)
    const now = new Date()
    const facts = await agentFacts(digest, addressed(ctx).agentId, now)
    if (!facts) throw new TokenInvalid()
    const { agentId, bearer } = facts
    if (agentId === null || !isVisible(bearer, facts)) throw new NotFound()
    noteTokenUse(bearer)
    ctx.response.header('Cache-Control', 'private, no-store').vary('Authorization')
    return ctx.response.json(agentOffers({ ...facts, agentId }, wanted, now))
  }
}
