import { describePermission } from '@fleetprompt/agent-archive/permissions'
import type Release from '#releases/models/release'
import { changeSinceBefore } from '#releases/queries/change_since_before'

const RISKS = ['high', 'medium', 'low']

/** What a release asks for, in plain words, the riskiest first, and what changed since the version before it. */
export async function requestedPermissions(release: Release | undefined) {
  if (!release) return null
  const permissions = release.permissions.map(describePermission)
  return {
    version: release.version,
    permissions: permissions.toSorted(
      (one, other) => RISKS.indexOf(one.risk) - RISKS.indexOf(other.risk)
    ),
    change: await changeSinceBefore(release),
  }
}
