import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import SwitchPlan from '#billing/actions/switch_plan'
import { switchOf } from '#billing/queries/subscriptions_of'
import SwitchTransformer from '#billing/transformers/switch_transformer'
import { switchValidator } from '#billing/validators/plan_switch'

/** The change of a subscription to another plan: what it costs first, and then the change. */
export default class PlanSwitchesController {
  async create({ auth, inertia, params }: HttpContext) {
    const quote = await switchOf(auth.getUserOrFail(), params.id)
    return inertia.render('subscriptions/switch', { quote: SwitchTransformer.transform(quote) })
  }

  @inject()
  async store({ auth, params, request, response, session }: HttpContext, action: SwitchPlan) {
    const { plan_id: planId, ...seen } = await request.validateUsing(switchValidator)
    const { quoted_at: quotedAt, due_in_cents: dueInCents } = seen
    await action.handle(auth.getUserOrFail(), params.id, { planId, quotedAt, dueInCents })
    session.flash('success', 'Your plan is changed. Everything stays included.')
    return response.redirect().toRoute('subscriptions.show', [params.id])
  }
}
