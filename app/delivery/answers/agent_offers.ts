import { appUrl } from '#config/app'
import { type Channel, includes } from '#releases/channel'
import { latestOf, newestFirst } from '#releases/latest'
import type { AgentFacts } from '#delivery/queries/agent_facts'
import { verdictOn } from '#delivery/terms/download_decision'

type Wanted = { channel: Channel; covers: (version: string) => boolean }

/** Where an artifact is fetched from. */
export const artifactUrl = (agentId: string, version: string, name: string) =>
  `${appUrl}/api/core/v1/agents/${agentId}/releases/${encodeURIComponent(version)}/artifacts/${name}`

/** What a token may have of an agent, and why not the rest: the answer to “is there an update for me?” */
export function agentOffers(facts: AgentFacts & { agentId: string }, wanted: Wanted, at: Date) {
  const { bearer, agentId, listing } = facts
  const judged = newestFirst(facts.releases)
    .filter(({ channel, version }) => includes(wanted.channel, channel) && wanted.covers(version))
    .map((release) => ({ ...release, verdict: verdictOn(bearer, facts, release, at) }))
  const choosable = judged.filter(({ verdict, yankedAt }) => verdict.eligible && !yankedAt)

  return {
    agent_id: agentId,
    requires_entitlement: !listing.isFree,
    latest: latestOf(choosable, wanted.channel)?.version ?? null,
    releases: judged.map(({ verdict, ...release }) => ({
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
      min_core_version: release.minCoreVersion,
    })),
  }
}
