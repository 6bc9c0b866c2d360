import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { Anonymous } from '#accounts/actor'
import RequestPasswordReset from '#accounts/actions/request_password_reset'
import ResetPassword from '#accounts/actions/reset_password'
import { endSession } from '#accounts/session_start'
import { addresseeOf } from '#accounts/standing_link'
import { emailValidator, newPasswordValidator } from '#accounts/validators/account'
import { networkOf } from '#shared/network_of'
import { spend } from '#shared/rate_limits'
import { accountLimits } from '#start/limiter'

export default class PasswordResetsController {
  create({ inertia }: HttpContext) {
    return inertia.render('accounts/forgotten_password', {})
  }

  @inject()
  async store(ctx: HttpContext, requestReset: RequestPasswordReset) {
    const { email } = await ctx.request.validateUsing(emailValidator)
    await spend(accountLimits.resetByNetwork, networkOf(ctx.request.ip()))
    await spend(accountLimits.resetByEmail, email)
    await requestReset.handle(ctx.auth.user ?? new Anonymous(), email)
    ctx.session.put('mailTo', { email, purpose: 'reset_password' })
    return ctx.response.redirect().toRoute('accounts.check_mail')
  }

  async edit({ inertia, request }: HttpContext) {
    const token = String(request.qs().token ?? '')
    const addressee = await addresseeOf('reset_password', token)
    return inertia.render('accounts/reset_password', { token, email: addressee?.email ?? null })
  }

  @inject()
  async update(ctx: HttpContext, resetPassword: ResetPassword) {
    const { token, password } = await ctx.request.validateUsing(newPasswordValidator)
    await resetPassword.handle(ctx.auth.user ?? new Anonymous(), token, password)
    await endSession(ctx)
    ctx.session.flash('success', 'Your password is changed. Sign in with the new one.')
    return ctx.response.redirect().toRoute('accounts.sign_in')
  }
}
