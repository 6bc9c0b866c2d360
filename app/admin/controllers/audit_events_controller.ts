import type { HttpContext } from '@adonisjs/core/http'
import { namedTrail } from '#admin/queries/named_trail'
import AuditEventTransformer from '#admin/transformers/audit_event_transformer'
import { auditSearch } from '#admin/validators/searches'

export default class AuditEventsController {
  async index({ auth, inertia, request }: HttpContext) {
    const search = await request.validateUsing(auditSearch)
    const { subject, action, actor, before } = search
    const filter = { action, actor, subjects: subject ? [subject] : undefined }
    const { events, next } = await namedTrail(auth.getUserOrFail(), filter, before)
    return inertia.render('desk/audit', {
      search,
      events: AuditEventTransformer.transform(events),
      next,
    })
  }
}
