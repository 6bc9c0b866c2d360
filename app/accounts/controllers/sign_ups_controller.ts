import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { Anonymous } from '#accounts/actor'
import SignUp from '#accounts/actions/sign_up'
import { signUpValidator } from '#accounts/validators/account'
import { networkOf } from '#shared/network_of'
import { spend } from '#shared/rate_limits'
import { accountLimits } from '#start/limiter'

export default class SignUpsController {
  create({ inertia }: HttpContext) {
    return inertia.render('accounts/sign_up', {})
  }

  @inject()
  async store({ auth, request, response, session }: HttpContext, signUp: SignUp) {
    const application = await request.validateUsing(signUpValidator)
    await spend(accountLimits.signUpByNetwork, networkOf(request.ip()))
    await signUp.handle(auth.user ?? new Anonymous(), application)
    session.put('mailTo', { email: application.email, purpose: 'verify_email' })
    return response.redirect().toRoute('accounts.check_mail')
  }
}
