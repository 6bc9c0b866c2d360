import type { HttpContext } from '@adonisjs/core/http'
import { overview } from '#admin/queries/overview'
import AuditEventTransformer from '#admin/transformers/audit_event_transformer'
import StripeEventRowTransformer from '#admin/transformers/stripe_event_row_transformer'

export default class OverviewsController {
  async show({ auth, inertia }: HttpContext) {
    const { stuck, trail, ...state } = await overview(auth.getUserOrFail())
    return inertia.render('desk/index', {
      ...state,
      stuck: StripeEventRowTransformer.transform(stuck),
      trail: AuditEventTransformer.transform(trail),
    })
  }
}
