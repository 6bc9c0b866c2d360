import { DateTime } from 'luxon'

/** A moment that somebody else's clock gave us, never later than ours says it is. */
export function momentOf(at: DateTime | Date): DateTime {
  const moment = at instanceof Date ? DateTime.fromJSDate(at) : at
  return DateTime.min(moment, DateTime.now())
}
