import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { Anonymous } from '#accounts/actor'
import SignIn from '#accounts/actions/sign_in'
import SignOut from '#accounts/actions/sign_out'
import { ownPath } from '#accounts/own_path'
import { endSession, startSession } from '#accounts/session_start'
import { forgive, slowDown } from '#accounts/slow_down'
import { signInValidator } from '#accounts/validators/account'
import { networkOf } from '#shared/network_of'
import { spend } from '#shared/rate_limits'
import { accountLimits } from '#start/limiter'

export default class SignInsController {
  create({ inertia, request, session }: HttpContext) {
    const next = ownPath(request.qs().next)
    if (next) session.put('returnTo', next)
    return inertia.render('accounts/sign_in', {})
  }

  @inject()
  async store(ctx: HttpContext, signIn: SignIn) {
    const credentials = await ctx.request.validateUsing(signInValidator)
    const network = networkOf(ctx.request.ip())
    await spend(accountLimits.signInByNetwork, network)
    await slowDown(credentials.email)
    const user = await signIn.handle(ctx.auth.user ?? new Anonymous(), credentials)
    await forgive(credentials.email, network)
    return ctx.response.redirect().toPath(await startSession(ctx, user))
  }

  @inject()
  async destroy(ctx: HttpContext, signOut: SignOut) {
    await signOut.handle(ctx.auth.getUserOrFail())
    await endSession(ctx)
    ctx.session.flash('success', 'You are signed out.')
    return ctx.response.redirect().toPath('/')
  }
}
