import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { Anonymous } from '#accounts/actor'
import ResendVerification from '#accounts/actions/resend_verification'
import VerifyEmail from '#accounts/actions/verify_email'
import { addresseeOf } from '#accounts/standing_link'
import { emailValidator, linkValidator } from '#accounts/validators/account'
import { networkOf } from '#shared/network_of'
import { spend } from '#shared/rate_limits'
import { accountLimits } from '#start/limiter'

export default class VerificationsController {
  /** Opening the link changes nothing yet: mail programs open links too. */
  async show({ inertia, request }: HttpContext) {
    const token = String(request.qs().token ?? '')
    const addressee = await addresseeOf('verify_email', token)
    return inertia.render('accounts/verify_email', { token, email: addressee?.email ?? null })
  }

  @inject()
  async store({ auth, request, response, session }: HttpContext, verifyEmail: VerifyEmail) {
    const { token } = await request.validateUsing(linkValidator)
    await verifyEmail.handle(auth.user ?? new Anonymous(), token)
    session.forget('mailTo')
    const next = auth.user ? '' : ' Sign in to go on.'
    session.flash('success', `Your e-mail address is confirmed.${next}`)
    return response.redirect().toRoute(auth.user ? 'account.show' : 'accounts.sign_in')
  }

  @inject()
  async resend({ auth, request, response, session }: HttpContext, resend: ResendVerification) {
    const { email } = await request.validateUsing(emailValidator)
    await spend(accountLimits.resendByNetwork, networkOf(request.ip()))
    await spend(accountLimits.resendByEmail, email)
    await resend.handle(auth.user ?? new Anonymous(), email)
    session.put('mailTo', { email, purpose: 'verify_email' })
    session.flash('success', 'If this address waits to be confirmed, another mail is on its way.')
    return response.redirect().toRoute('accounts.check_mail')
  }
}
