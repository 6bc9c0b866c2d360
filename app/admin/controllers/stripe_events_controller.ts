import type { HttpContext } from '@adonisjs/core/http'
import { stripeEventCounts } from '#billing/queries/stripe_event_counts'
import { stripeEvent, stripeEvents } from '#billing/queries/stripe_events'
import { namedTrail } from '#admin/queries/named_trail'
import AuditEventTransformer from '#admin/transformers/audit_event_transformer'
import StripeEventRowTransformer from '#admin/transformers/stripe_event_row_transformer'
import StripeEventTransformer from '#admin/transformers/stripe_event_transformer'
import { stripeEventSearch } from '#admin/validators/searches'

export default class StripeEventsController {
  async index({ auth, inertia, request }: HttpContext) {
    const search = await request.validateUsing(stripeEventSearch)
    const admin = auth.getUserOrFail()
    const { events, next } = await stripeEvents(admin, search)
    const { dead } = await stripeEventCounts(admin)
    return inertia.render('desk/stripe_events/index', {
      search,
      dead,
      events: StripeEventRowTransformer.transform(events),
      next,
    })
  }

  async show({ auth, inertia, params }: HttpContext) {
    const admin = auth.getUserOrFail()
    const event = await stripeEvent(admin, params.id)
    const { events } = await namedTrail(admin, { subjects: [`StripeEvent:${event.id}`] })
    return inertia.render('desk/stripe_events/show', {
      event: StripeEventTransformer.transform(event),
      trail: AuditEventTransformer.transform(events),
    })
  }
}
