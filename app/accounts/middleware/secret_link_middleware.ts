import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** For pages whose address holds a secret: no other page learns it, and no cache keeps it. */
export default class SecretLinkMiddleware {
  handle({ response }: HttpContext, next: NextFn) {
    response.header('Referrer-Policy', 'no-referrer')
    response.header('Cache-Control', 'private, no-store')
    return next()
  }
}
