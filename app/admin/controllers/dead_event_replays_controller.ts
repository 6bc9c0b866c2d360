import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import ReplayDeadEvents from '#billing/actions/replay_dead_events'

export default class DeadEventReplaysController {
  @inject()
  async store({ auth, response, session }: HttpContext, replay: ReplayDeadEvents) {
    const { replayed, left } = await replay.handle(auth.getUserOrFail())
    const rest = left > 0 ? ` ${left} more are dead: replay again for them.` : ''
    session.flash('success', `In the queue again, with all their tries: ${replayed} events.${rest}`)
    return response.redirect().toRoute('desk.stripe_events.index')
  }
}
