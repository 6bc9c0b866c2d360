import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { endOfSession, endSession } from '#accounts/session_start'

/** Finds out who is signed in, ends a session that has lasted long enough, and lets everybody through. */
export default class CurrentSessionMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    await ctx.auth.check()
    const { user } = ctx.auth
    const reason = user && endOfSession(user, ctx.session.get('signedInAt'))
    if (reason) {
      await endSession(ctx)
      ctx.session.flash('error', reason)
    }
    if (ctx.auth.user) ctx.inertia.encryptHistory()
    if (ctx.session.flashMessages.get('sessionEnded')) ctx.inertia.clearHistory()
    return next()
  }
}
