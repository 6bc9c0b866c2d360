import type { HttpContext } from '@adonisjs/core/http'
import { presentedToken } from '#delivery/http/presented_token'
import { spend, spendFromNetwork } from '#delivery/http/budgets'
import { noteTokenUse } from '#delivery/queries/note_download'
import { verificationFacts } from '#delivery/queries/verification_facts'
import { verificationAnswer } from '#delivery/answers/verification'
import { verifyValidator } from '#delivery/validators/install_token'
import { TokenInvalid } from '#delivery/errors'

/** Core asks: whose token is this, and what may it have? */
export default class VerificationsController {
  async store(ctx: HttpContext) {
    await spendFromNetwork(ctx)
    const digest = presentedToken(ctx.request)
    await spend(ctx, 'verify_token', digest.toString('base64url'))
    const { agent_id: agentId = null } = await ctx.request.validateUsing(verifyValidator)
    const facts = await verificationFacts(digest, agentId)
    if (!facts) throw new TokenInvalid()
    noteTokenUse(facts.bearer)
    ctx.response.header('Cache-Control', 'no-store')
    return ctx.response.json(verificationAnswer(facts, new Date()))
  }
}
