import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import { appUrl } from '#config/app'
import env from '#start/env'

/** Scanners and people take a contact for stale after this; RFC 9116 asks for less than a year. */
const GOOD_FOR = { days: 180 }

export default class SecurityContactsController {
  /** Where to tell us about a weakness, as RFC 9116 has it. */
  show({ response }: HttpContext) {
    const expires = DateTime.utc()
      .startOf('day')
      .plus(GOOD_FOR)
      .toISO({ suppressMilliseconds: true })
    response.header('Content-Type', 'text/plain; charset=utf-8')
    return response.send(
      [
        `Contact: mailto:${env.get('SECURITY_EMAIL', env.get('MAIL_FROM'))}`,
        `Expires: ${expires}`,
        'Preferred-Languages: en',
        `Canonical: ${appUrl}/.well-known/security.txt`,
        `Policy: ${appUrl}/policies/security`,
        '',
      ].join('\n')
    )
  }
}
