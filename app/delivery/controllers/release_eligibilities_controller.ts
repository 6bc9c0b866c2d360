import type { HttpContext } from '@adonisjs/core/http'
import { NotFound } from '#shared/refusal'
import { releaseEligibility } from '#delivery/answers/release_eligibility'
import { TokenInvalid } from '#delivery/errors'
import { addressed } from '#delivery/http/addressed'
import { spendFromNetwork } from '#delivery/http/budgets'
import { presentedToken } from '#delivery/http/presented_token'
import { wantedMoment } from '#delivery/http/wanted_moment'
import { agentFacts } from '#delivery/queries/agent_facts'
import { noteTokenUse } from '#delivery/queries/note_download'
import { isVisible } from '#delivery/terms/download_decision'

/** Core asks: why may I have this version, or why not? */
export default class ReleaseEligibilitiesController {
  async show(ctx: HttpContext) {
    await spendFromNetwork(ctx)
    const digest = presentedToken(ctx.request)
    const at = wantedMoment(ctx.request)
    const facts = await agentFacts(digest, addressed(ctx).agentId, at)
    if (!facts) throw new TokenInvalid()
    if (facts.agentId === null || !isVisible(facts.bearer, facts)) throw new NotFound()
    noteTokenUse(facts.bearer)
    ctx.response.header('Cache-Control', 'private, no-store').vary('Authorization')
    return ctx.response.json(releaseEligibility(facts, addressed(ctx).version, at))
  }
}
