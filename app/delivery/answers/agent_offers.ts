import { appUrl } from '#config/app'
import { compareVersions } from '@fleetprompt/agent-archive/versions'
import { type Channel, includes } from '#releases/channel'
import { latestOf, newestFirst } from '#releases/latest'
import { deltasFrom } from '#delivery/answers/permission_deltas'
import type { AgentFacts } from '#delivery/queries/agent_facts'
import { verdictOn } from '#delivery/terms/download_decision'

type Wanted = {
  channel: Channel
  covers: (version: string) => boolean
  /** The version that the asking machine has. */
  installed: string | null
}

/** Where an artifact is fetched from. */
export const artifactUrl = (agentId: string, version: string, name: string) =>
  `${appUrl}/api/core/v1/agents/${agentId}/releases/${encodeURIComponent(version)}/artifacts/${name}`

/** What a token may have of an agent, and why not the rest: the answer to “is there an update for me?” */
export function agentOffers(facts: AgentFacts & { agentId: string }, wanted: Wanted, at: Date) {
  const { bearer, agentId, listing } = facts
  const deltaOf = deltasFrom(
    facts.releases.find(
      ({ version }) => wanted.installed && compareVersions(version, wanted.installed) === 0
    )
  )
  const judged = newestFirst(facts.releases)
    .filter(({ channel, version }) => includes(wanted.channel, channel) && wanted.covers(version))
    .map((release) => ({
      ...release,
      verdict: verdictOn(bearer, facts, release, at),
      delta: deltaOf(release),
    }))
  const choosable = judged.filter(({ verdict, yankedAt }) => verdict.eligible && !yankedAt)
  const notWider = choosable.filter(({ delta }) => delta && delta.verdict !== 'widened')

  return {
    agent_id: agentId,
    requires_entitlement: !listing.isFree,
    latest: latestOf(choosable, wanted.channel)?.version ?? null,
    latest_same_authority: latestOf(notWider, wanted.channel)?.version ?? null,
    releases: judged.map(({ verdict, delta, ...release }) => ({
      version: release.version,
      channel: release.channel,
      published_at: release.publishedAt,
      yanked_at: release.yankedAt,
      eligible: verdict.eligible,
      reason: { code: verdict.code, message: verdict.message },
      artifacts: verdict.eligible
        ? release.artifacts.map(({ name, format, sizeBytes, sha256 }) => ({
            name,
            url: artifactUrl(agentId, release.version, name),
            format,
            size_bytes: sizeBytes,
            sha256,
          }))
        : [],
      manifest_hash: `sha256:${release.manifestSha256}`,
      permissions_hash: release.permissionsHash,
      requested_permissions_hash: release.requestedPermissionsHash,
      permissions: release.permissions,
      permission_delta: delta,
      min_core_version: release.minCoreVersion,
    })),
  }
}
