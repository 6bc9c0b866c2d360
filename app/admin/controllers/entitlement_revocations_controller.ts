import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import RevokeEntitlement from '#entitlements/actions/revoke_entitlement'
import { revocationValidator } from '#admin/validators/decisions'

export default class EntitlementRevocationsController {
  @inject()
  async store(
    { auth, params, request, response, session }: HttpContext,
    revoke: RevokeEntitlement
  ) {
    const why = await request.validateUsing(revocationValidator)
    const revocation = { ...why, causeRef: `desk:${why.reason}`, at: DateTime.now() }
    await revoke.handle(auth.getUserOrFail(), params.id, revocation)
    session.flash('success', 'The entitlement is revoked; the library says why.')
    return response.redirect().toRoute('desk.entitlements.show', [params.id])
  }
}
