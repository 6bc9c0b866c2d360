import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import StartOnboarding from '#billing/actions/start_onboarding'
import { leaveFor } from '#billing/leave_for'
import { onboardingAddress } from '#billing/queries/onboarding_address'
import { payoutsOf } from '#billing/queries/payouts_of'
import PayoutsTransformer from '#billing/transformers/payouts_transformer'

export default class OnboardingsController {
  async show({ auth, inertia }: HttpContext) {
    const payouts = await payoutsOf(auth.getUserOrFail())
    return inertia.render('studio/onboarding', { payouts: PayoutsTransformer.transform(payouts) })
  }

  @inject()
  async store(ctx: HttpContext, startOnboarding: StartOnboarding) {
    const { url } = await startOnboarding.handle(ctx.auth.getUserOrFail())
    return leaveFor(ctx, url)
  }

  /** Where Stripe sends people whose link was used or too old: whoever comes gets a link to their own account. */
  async refresh(ctx: HttpContext) {
    return leaveFor(ctx, await onboardingAddress(ctx.auth.getUserOrFail()))
  }
}
