import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import LiftSuspension from '#accounts/actions/lift_suspension'
import SuspendUser from '#accounts/actions/suspend_user'
import { reasonValidator } from '#admin/validators/decisions'

export default class SuspensionsController {
  @inject()
  async store({ auth, params, request, response, session }: HttpContext, suspend: SuspendUser) {
    const { reason } = await request.validateUsing(reasonValidator)
    const { fullName } = await suspend.handle(auth.getUserOrFail(), params.id, reason)
    session.flash('success', `${fullName} is signed out everywhere and cannot sign in.`)
    return response.redirect().withQs().back('/desk/people')
  }

  @inject()
  async destroy({ auth, params, response, session }: HttpContext, lift: LiftSuspension) {
    const { fullName } = await lift.handle(auth.getUserOrFail(), params.id)
    session.flash('success', `${fullName} can sign in again.`)
    return response.redirect().withQs().back('/desk/people')
  }
}
