import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import WithdrawPlan from '#catalog/actions/withdraw_plan'

export default class PlanWithdrawalsController {
  @inject()
  async store({ auth, params, response, session }: HttpContext, withdrawPlan: WithdrawPlan) {
    const plan = await withdrawPlan.handle(auth.getUserOrFail(), params.id)
    session.flash('success', 'The plan is withdrawn. Whoever bought it keeps what they bought.')
    return response.redirect().toRoute('studio.plans.index', [plan.listingId])
  }
}
