import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import ReinstateEntitlement from '#entitlements/actions/reinstate_entitlement'
import { reinstatementValidator } from '#admin/validators/decisions'

export default class EntitlementReinstatementsController {
  @inject()
  async store(ctx: HttpContext, reinstate: ReinstateEntitlement) {
    const { auth, params, request, response, session } = ctx
    const { cause } = await request.validateUsing(reinstatementValidator)
    const lifting = { causeRef: cause, at: DateTime.now() }
    const { status } = await reinstate.handle(auth.getUserOrFail(), params.id, lifting)
    const isBack = status === 'active'
    session.flash(
      'success',
      isBack ? 'The entitlement is active again.' : 'Lifted; another cause holds.'
    )
    return response.redirect().toRoute('desk.entitlements.show', [params.id])
  }
}
