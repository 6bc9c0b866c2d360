import { eligible, refused, type Eligibility, type ReleaseFacts } from './facts.js'
import { cameBy, dayOf, isKept, updatesUntil } from './update_window.js'

type Licence = { major: number; issuedAt: Date; updatesForMonths: number | null }

/**
 * What one payment for one major line covers: every release of that line, pre-releases included, for ever or, with an
 * update window, those that come within it; after the window the newest of them stays.
 * A yanked release stays with those whose entitlement is older than the yank, and is not offered anew.
 * Only the coverage: whether the entitlement still counts is `entitlementState`'s to say.
 */
export function oneTimeMajor(
  entitlement: Licence,
  release: ReleaseFacts,
  releases: readonly ReleaseFacts[],
  at: Date
): Eligibility {
  if (release.major !== entitlement.major)
    return refused(
      'other_major',
      `Version ${release.version} belongs to the ${release.major}.x line; this entitlement covers ${entitlement.major}.x.`
    )
  const ended = whyEnded(entitlement, release, releases, at)
  if (ended) return ended
  if (release.yankedAt && release.yankedAt <= entitlement.issuedAt)
    return refused(
      'yanked',
      `Version ${release.version} was yanked before this entitlement was issued. Take another ${entitlement.major}.x version.`
    )
  if (release.yankedAt)
    return eligible(
      'yanked_but_covered',
      `Version ${release.version} was yanked by its publisher; it stays available to you because your entitlement is older. Prefer a newer version.`
    )
  return covered(entitlement, at)
}

function covered(entitlement: Licence, at: Date): Eligibility {
  const until = updatesUntil(entitlement)
  if (!until)
    return eligible('major_line', `Covered: every ${entitlement.major}.x release, for ever.`)
  return at <= until
    ? eligible(
        'update_window',
        `Covered: every ${entitlement.major}.x release until ${dayOf(until)}, and the newest of them after that.`
      )
    : eligible(
        'kept_after_window',
        `Yours to keep: your updates ended on ${dayOf(until)}, and this is what they ended with.`
      )
}

function whyEnded(
  entitlement: Licence,
  release: ReleaseFacts,
  releases: readonly ReleaseFacts[],
  at: Date
): Eligibility | null {
  const until = updatesUntil(entitlement)
  if (!until || at <= until) return null
  if (!cameBy(release, until))
    return refused(
      'after_window',
      `Version ${release.version} came after your updates had ended on ${dayOf(until)}. Buy the ${entitlement.major}.x line again to get it.`
    )
  const line = releases.filter(({ major }) => major === entitlement.major)
  if (isKept(release, line, until, at)) return null
  return refused(
    'older_than_kept',
    `Your updates ended on ${dayOf(until)}. The newest version of that time stays yours; version ${release.version} is older.`
  )
}
