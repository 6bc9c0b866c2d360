import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** Signing in and signing up are for those who have not yet. */
export default class SignedOutMiddleware {
  handle({ auth, response }: HttpContext, next: NextFn) {
    return auth.user ? response.redirect().toPath('/library') : next()
  }
}
