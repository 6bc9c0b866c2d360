import app from '@adonisjs/core/services/app'
import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'

server.errorHandler(() => import('#shared/exception_handler'))

/** What every request gets, machine doors and what nobody answers included: keep it next to nothing. */
server.use([
  () => import('#shared/middleware/security_headers_middleware'),
  () => import('#shared/middleware/container_bindings_middleware'),
])
if (!app.inProduction) server.use([() => import('@adonisjs/vite/vite_middleware')])

export const middleware = router.named({
  sameOrigin: () => import('#shared/middleware/same_origin_middleware'),
  bodyParser: () => import('@adonisjs/core/bodyparser_middleware'),
  session: () => import('@adonisjs/session/session_middleware'),
  shield: () => import('@adonisjs/shield/shield_middleware'),
  initializeAuth: () => import('@adonisjs/auth/initialize_auth_middleware'),
  currentSession: () => import('#accounts/middleware/current_session_middleware'),
  inertia: () => import('#shared/middleware/inertia_middleware'),
  recentlySignedIn: () => import('#accounts/middleware/recently_signed_in_middleware'),
  signedIn: () => import('#accounts/middleware/signed_in_middleware'),
  sessionUnlessToken: () => import('#delivery/middleware/session_unless_token_middleware'),
  signedOut: () => import('#accounts/middleware/signed_out_middleware'),
  secretLink: () => import('#accounts/middleware/secret_link_middleware'),
  publishing: () => import('#publishers/middleware/publishing_middleware'),
  curating: () => import('#admin/middleware/curating_middleware'),
})

/** Routes for people: sessions, CSRF, Inertia. */
export const pages = (define: () => void) =>
  router
    .group(define)
    .use([
      middleware.sameOrigin(),
      middleware.bodyParser(),
      middleware.session(),
      middleware.initializeAuth(),
      middleware.inertia(),
      middleware.shield(),
      middleware.currentSession(),
    ])

/** Routes for machines: no session, cookie, shield, Inertia, static file or body parser in their way. */
export const machines = (define: () => void) => router.group(define)
