import type { HttpContext } from '@adonisjs/core/http'
import SaleTransformer from '#billing/transformers/sale_transformer'
import { findEntitlements } from '#entitlements/queries/find_entitlements'
import { askedMoment } from '#shared/asked_moment'
import { entitlementCase } from '#admin/queries/entitlement_case'
import AuditEventTransformer from '#admin/transformers/audit_event_transformer'
import EntitlementCaseTransformer from '#admin/transformers/entitlement_case_transformer'
import EntitlementRowTransformer from '#admin/transformers/entitlement_row_transformer'
import PaymentTransformer from '#admin/transformers/payment_transformer'
import { entitlementSearch } from '#admin/validators/searches'

export default class EntitlementsController {
  async index({ auth, inertia, request }: HttpContext) {
    const search = await request.validateUsing(entitlementSearch)
    const { entitlements, next } = await findEntitlements(auth.getUserOrFail(), search)
    return inertia.render('desk/entitlements/index', {
      search,
      entitlements: EntitlementRowTransformer.transform(entitlements),
      next,
    })
  }

  async show({ auth, inertia, params, request }: HttpContext) {
    const asked = askedMoment(request.input('at'))
    const found = await entitlementCase(auth.getUserOrFail(), params.id, asked.at ?? undefined)
    const { purchase, earlier, people, trail } = found
    return inertia.render('desk/entitlements/show', {
      asked: { ...asked, at: asked.at?.toISOString() ?? null },
      entitlement: EntitlementCaseTransformer.transform(found),
      sale: purchase && SaleTransformer.transform(purchase),
      earlier: SaleTransformer.transform(earlier),
      payment: purchase && PaymentTransformer.transform({ purchase, people }),
      trail: AuditEventTransformer.transform(trail),
    })
  }
}
