import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { appUrl } from '#config/app'

const HALF_A_YEAR = 15_552_000

/** What every answer of a shop at this address carries; once a browser has been there by https, it stays with https. */
export function securityHeaders(url: string): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    ...(url.startsWith('https:') && { 'Strict-Transport-Security': `max-age=${HALF_A_YEAR}` }),
  }
}

const OURS = Object.entries(securityHeaders(appUrl))

/** Sets them before anything else happens, so that they are there whoever asks and whatever happens next. */
export default class SecurityHeadersMiddleware {
  handle({ response }: HttpContext, next: NextFn) {
    for (const [name, value] of OURS) response.header(name, value)
    return next()
  }
}
