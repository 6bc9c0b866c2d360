import app from '@adonisjs/core/services/app'
import env from '#start/env'
import { isLocal } from '#start/settings'
import { defineConfig } from '@adonisjs/shield'

const viteDevelopment = app.inProduction ? [] : ["'unsafe-inline'", "'unsafe-eval'"]

const shieldConfig = defineConfig({
  csp: {
    enabled: true,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", ...viteDevelopment],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'", ...(app.inProduction ? [] : ['ws:'])],
      fontSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'", 'https://checkout.stripe.com', 'https://connect.stripe.com'].concat(
        isLocal(env.get('APP_URL')) ? [env.get('STRIPE_API_BASE', '')].filter(Boolean) : []
      ),
      frameAncestors: ["'none'"],
    },
    reportOnly: false,
  },
  csrf: {
    enabled: true,
    exceptRoutes: [],
    enableXsrfCookie: true,
    /** As long as the session it belongs to, so that a page left open for a day can still be sent. */
    cookieOptions: { maxAge: '14d' },
    methods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  },
  xFrame: { enabled: true, action: 'DENY' },
  /** Machines get it too: `SecurityHeadersMiddleware`. */
  hsts: { enabled: false },
  contentTypeSniffing: { enabled: true },
})

export default shieldConfig
