import { eligible, refused, type Eligibility, type ReleaseFacts } from './facts.js'

/**
 * What one payment for one major line covers: every release of that line, pre-releases included, for ever.
 * A yanked release stays with those whose entitlement is older than the yank, and is not offered anew.
 * Only the coverage: whether the entitlement still counts is `entitlementState`'s to say.
 */
export function oneTimeMajor(
  entitlement: { major: number; issuedAt: Date },
  release: ReleaseFacts
): Eligibility {
  if (release.major !== entitlement.major)
    return refused(
      'other_major',
      `Version ${release.version} belongs to the ${release.major}.x line; this entitlement covers ${entitlement.major}.x.`
    )
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
  return eligible('major_line', `Covered: every ${entitlement.major}.x release, for ever.`)
}
