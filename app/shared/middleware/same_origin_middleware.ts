import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { appUrl } from '#config/app'
import { isLocal } from '#start/settings'
import { Refusal } from '#shared/refusal'

const READING = ['GET', 'HEAD', 'OPTIONS']

export class CrossSiteRefused extends Refusal {
  static status = 403
  static code = 'E_CROSS_SITE'
  static message = 'This request came from another site. Please send it from our own pages.'
}

/**
 * Nothing is changed by a page of somebody else's: browsers say where a request comes from (Fetch Metadata, and
 * `Origin` in those that are older). The CSRF token stands behind this, and beside it for what says nothing.
 */
export default class SameOriginMiddleware {
  handle({ request }: HttpContext, next: NextFn) {
    if (READING.includes(request.method())) return next()
    const site = request.header('sec-fetch-site')
    const origin = request.header('origin')
    const fromElsewhere = site ? !['same-origin', 'none'].includes(site) : origin === 'null'
    if (fromElsewhere || (origin && origin !== 'null' && !isOurs(origin)))
      throw new CrossSiteRefused()
    return next()
  }
}

/** On one's own machine a shop has several names (localhost, 127.0.0.1) and a port; elsewhere it has one. */
function isOurs(origin: string): boolean {
  if (!URL.canParse(origin)) return false
  const [theirs, ours] = [new URL(origin), new URL(appUrl)]
  return (
    theirs.origin === ours.origin ||
    (isLocal(appUrl) && isLocal(origin) && theirs.port === ours.port)
  )
}
