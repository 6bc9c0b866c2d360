import type { HttpContext } from '@adonisjs/core/http'
import { overview } from '#admin/queries/overview'
import AuditEventTransformer from '#admin/transformers/audit_event_transformer'
import StripeEventRowTransformer from '#admin/transformers/stripe_event_row_transformer'
import TroubleTransformer from '#admin/transformers/trouble_transformer'

export default class OverviewsController {
  async show({ auth, inertia }: HttpContext) {
    const { stuck, troubles, trail, ...state } = await overview(auth.getUserOrFail())
    return inertia.render('desk/index', {
      ...state,
      stuck: StripeEventRowTransformer.transform(stuck),
      troubles: TroubleTransformer.transform(troubles),
      trail: AuditEventTransformer.transform(trail),
    })
  }
}
