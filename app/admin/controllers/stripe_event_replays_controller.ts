import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import ReplayStripeEvent from '#billing/actions/replay_stripe_event'

export default class StripeEventReplaysController {
  @inject()
  async store({ auth, params, response, session }: HttpContext, replay: ReplayStripeEvent) {
    const { type } = await replay.handle(auth.getUserOrFail(), params.id)
    session.flash('success', `${type} is in the queue again, with all its tries before it.`)
    return response.redirect().toRoute('desk.stripe_events.show', [params.id])
  }
}
