import { DateTime } from 'luxon'

/** The moment that somebody asks about: `at` is null for now, and `problem` says why what was written is refused. */
export type AskedMoment = { text: string; at: Date | null; problem: string | null }

/** Reads a moment such as `2026-03-03T12:00Z`; without a zone it is UTC. What has not come yet cannot be explained. */
export function askedMoment(written: unknown): AskedMoment {
  const text = typeof written === 'string' ? written.trim().slice(0, 40) : ''
  if (!text) return { text, at: null, problem: null }
  const moment = DateTime.fromISO(text, { zone: 'utc' })
  if (!moment.isValid)
    return {
      text,
      at: null,
      problem: `“${text}” is no moment that we can read. Write it as 2026-03-03T12:00Z; this page shows the present.`,
    }
  if (moment > DateTime.now())
    return {
      text,
      at: null,
      problem:
        'This moment has not come yet. Ask for one in the past; this page shows the present.',
    }
  return { text, at: moment.toJSDate(), problem: null }
}
