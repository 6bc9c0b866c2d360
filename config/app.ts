import env from '#start/env'
import { isLocal } from '#start/settings'
import { trustedProxies } from '#start/trusted_proxies'
import { defineConfig } from '@adonisjs/core/http'

export const appKey = env.get('APP_KEY')

/** The one origin that mails, redirects and registry entries may name; never the Host header. */
export const appUrl = env.get('APP_URL').replace(/\/$/, '')

export const http = defineConfig({
  generateRequestId: true,
  allowMethodSpoofing: false,
  useAsyncLocalStorage: false,
  trustProxy: trustedProxies(env.get('TRUSTED_PROXIES')),
  qs: { parse: { depth: 3, parameterLimit: 100, allowSparse: false, arrayLimit: 50 } },
  cookie: {
    domain: '',
    path: '/',
    maxAge: '2h',
    httpOnly: true,
    secure: !isLocal(env.get('APP_URL')),
    sameSite: 'lax',
  },
})
