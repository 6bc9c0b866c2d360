import type { HttpContext } from '@adonisjs/core/http'
import SecurityEventTransformer from '#accounts/transformers/security_event_transformer'
import { accountTrail } from '#audit/queries/trails'
import { cursorValidator } from '#accounts/validators/account'

export default class SecurityEventsController {
  async index({ auth, inertia, request }: HttpContext) {
    const { before } = await request.validateUsing(cursorValidator)
    const { events, next } = await accountTrail(auth.getUserOrFail(), before)
    return inertia.render('account/security_events', {
      events: SecurityEventTransformer.transform(events),
      next,
      isFirst: !before,
    })
  }
}
