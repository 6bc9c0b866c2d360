import type { DateTime } from 'luxon'
import env from '#start/env'

/** When the grace ends of what went wrong at a moment. It is stored with that fact: a setting changes no past. */
export const graceEndOf = (since: DateTime): DateTime =>
  since.toUTC().plus({ days: env.get('GRACE_DAYS', 7) })
