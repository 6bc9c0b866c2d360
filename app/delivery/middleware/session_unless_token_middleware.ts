import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import type { SessionStoreFactory } from '@adonisjs/session/types'
import SessionMiddleware from '@adonisjs/session/session_middleware'
import InitializeAuthMiddleware from '@adonisjs/auth/initialize_auth_middleware'
import { presentsToken } from '#delivery/http/presented_token'

/** For doors that take a token or a session: whoever presents a token is that token, whatever cookies came along. */
@inject()
export default class SessionUnlessTokenMiddleware {
  constructor(private sessions: SessionMiddleware<Record<string, SessionStoreFactory>>) {}

  handle(ctx: HttpContext, next: NextFn) {
    if (presentsToken(ctx.request) || !ctx.request.header('cookie')) return next()
    return this.sessions.handle(ctx, () => new InitializeAuthMiddleware().handle(ctx, next))
  }
}
