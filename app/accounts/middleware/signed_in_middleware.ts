import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** Lets the signed-in through, and sends everybody else to sign in and back again. */
export default class SignedInMiddleware {
  async handle({ auth, request, response, session }: HttpContext, next: NextFn) {
    if (auth.user) return next()
    if (request.method() === 'GET') session.put('returnTo', request.url(true))
    session.reflash()
    return response.redirect().toRoute('accounts.sign_in')
  }
}
