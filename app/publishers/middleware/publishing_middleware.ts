import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import type Publisher from '#publishers/models/publisher'
import { publisherOf } from '#publishers/queries/publisher_of'

/** The studio is for publishers: others are led to become one. Stands behind `signedIn`. */
export default class PublishingMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const publisher = await publisherOf(ctx.auth.getUserOrFail())
    if (!publisher) return ctx.response.redirect().toPath('/studio/become')
    ctx.publisher = publisher
    return next()
  }
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** The publisher who is asking; only on routes behind `middleware.publishing()`. */
    publisher: Publisher
  }
}
