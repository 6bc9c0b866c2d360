import { comparePermissions, stepSentence } from '@fleetprompt/agent-archive/permission_delta'

type Asking = { version: string; permissions: string[]; permissionsHash: string }

/** What would become of the agent's authority with an update, and why; what stays in the same words is left out. */
function deltaBetween(installed: Asking, release: Asking) {
  const { verdict, steps } = comparePermissions(installed.permissions, release.permissions)
  return {
    since: installed.version,
    verdict,
    changes: steps
      .filter(({ reason }) => reason !== 'kept')
      .map((step) => ({
        permission: step.permission,
        verdict: step.verdict,
        reason: { code: step.reason, message: stepSentence(step) },
        compared_with: step.other,
      })),
  }
}

export type PermissionDeltaAnswer = ReturnType<typeof deltaBetween>

/** Compares releases with the installed one, each list of permissions once; null when none is known to be installed. */
export function deltasFrom(installed: Asking | undefined) {
  const known = new Map<string, PermissionDeltaAnswer>()
  return (release: Asking): PermissionDeltaAnswer | null => {
    if (!installed) return null
    const delta = known.get(release.permissionsHash) ?? deltaBetween(installed, release)
    known.set(release.permissionsHash, delta)
    return delta
  }
}
