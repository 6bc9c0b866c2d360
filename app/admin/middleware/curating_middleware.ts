import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { NotFound } from '#shared/refusal'

/**
 * The desk does not exist for anybody but admins. Stands behind `signedIn`; every query and action behind it asks
 * its own policy all the same.
 */
export default class CuratingMiddleware {
  handle({ auth }: HttpContext, next: NextFn) {
    if (!auth.getUserOrFail().isAdmin) throw new NotFound()
    return next()
  }
}
