import { compareVersions } from '@fleetprompt/agent-archive/versions'
import { DateTime } from 'luxon'
import type { ReleaseFacts } from './facts.js'

type Windowed = { issuedAt: Date; updatesForMonths: number | null }

const LONG_DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** A day as sentences name it, in UTC: 3 March 2027. */
export const dayOf = (at: Date) => LONG_DATE.format(at)

/** The last moment whose releases are included, by the calendar in UTC; null when updates never end. */
export function updatesUntil({ issuedAt, updatesForMonths }: Windowed): Date | null {
  if (updatesForMonths === null) return null
  return DateTime.fromJSDate(issuedAt, { zone: 'utc' })
    .plus({ months: updatesForMonths })
    .toJSDate()
}

/**
 * Whether a release still belongs to someone whose updates ended at `until`: the newest stable one of that time, or a
 * security fix that was backdated into it. What is newer but unstable, yanked or taken down replaces nothing, so
 * nobody loses a version they could use for one they cannot.
 * @param line every release of the same line
 */
export function isKept(
  release: ReleaseFacts,
  line: ReleaseFacts[],
  until: Date,
  at: Date
): boolean {
  if (!cameBy(release, until)) return false
  if (release.backdatedTo) return true
  return !line.some(
    (other) =>
      cameBy(other, until) &&
      other.publishedAt! <= at &&
      isChoosable(other, at) &&
      compareVersions(other.version, release.version) > 0
  )
}

/** A backdated release counts as one of the time that it was backdated to. */
export const cameBy = ({ publishedAt, backdatedTo }: ReleaseFacts, until: Date) =>
  [publishedAt, backdatedTo].some((moment) => moment !== null && moment <= until)

const isChoosable = ({ prerelease, yankedAt, takenDownAt }: ReleaseFacts, at: Date) =>
  prerelease === '' && [yankedAt, takenDownAt].every((moment) => moment === null || moment > at)
