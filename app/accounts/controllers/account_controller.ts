import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import ChangePassword from '#accounts/actions/change_password'
import EndAllSessions from '#accounts/actions/end_all_sessions'
import { startSession } from '#accounts/session_start'
import AccountTransformer from '#accounts/transformers/account_transformer'
import { passwordChangeValidator } from '#accounts/validators/account'
import { spend } from '#shared/rate_limits'
import { accountLimits } from '#start/limiter'

export default class AccountController {
  show({ auth, inertia }: HttpContext) {
    const account = AccountTransformer.transform(auth.getUserOrFail())
    return inertia.render('account/index', { account })
  }

  @inject()
  async changePassword(ctx: HttpContext, change: ChangePassword) {
    const actor = ctx.auth.getUserOrFail()
    const { currentPassword, password } = await ctx.request.validateUsing(passwordChangeValidator)
    await spend(accountLimits.passwordChangeByUser, actor.id)
    await startSession(ctx, await change.handle(actor, currentPassword, password))
    ctx.session.flash('success', 'Your password is changed, and you are signed out elsewhere.')
    return ctx.response.redirect().toRoute('account.show')
  }

  @inject()
  async endOtherSessions(ctx: HttpContext, endAll: EndAllSessions) {
    const actor = ctx.auth.getUserOrFail()
    await startSession(ctx, await endAll.handle(actor, actor.id))
    ctx.session.flash('success', 'You are signed out everywhere else.')
    return ctx.response.redirect().toRoute('account.show')
  }
}
