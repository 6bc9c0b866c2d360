import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { endSession } from '#accounts/session_start'

const LONGEST_IN_HOURS = 12
const HOUR_IN_MS = 3_600_000

/** Before something that outlives the session, those who signed in long ago sign in again: it may be somebody else at their screen. */
export default class RecentlySignedInMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const { request, response, session } = ctx
    if (Date.now() - session.get('signedInAt', 0) <= LONGEST_IN_HOURS * HOUR_IN_MS) return next()
    await endSession(ctx)
    session.put('returnTo', request.url())
    session.flash('error', 'You signed in some time ago. For this, please sign in again.')
    return response.redirect().toRoute('accounts.sign_in')
  }
}
