import { parseVersion } from '@fleetprompt/agent-archive/versions'
import { appUrl } from '#config/app'
import { termsSentence } from '#catalog/queries/terms_sentence'
import { newestFirst } from '#releases/latest'
import type { RegisteredDetails, RegisteredRelease } from '#registry/queries/registered_agents'
import { displayOf, SCHEMA_VERSION, verificationOf } from '#registry/documents/registry_index'

/** What Core's registry calls an entry, with its recommended and commercial parts: `core-contract.md`. */
export function agentEntry(agent: RegisteredDetails) {
  const { agent_id: id } = agent
  const versions = newestFirst(agent.releases).map((release) => versionEntry(id, release))
  const latest = versions.find(({ version }) => version === agent.latest_version)
  return {
    schema_version: SCHEMA_VERSION,
    id,
    git_url: `${appUrl}/git/${id}.git`,
    // Core clones with --branch, which takes the name of a branch only.
    default_ref: 'main',
    manifest_path: 'opensentience.agent.json',
    display: displayOf(agent),
    expected: { manifest_hash: latest?.manifest_hash ?? null, source_commit: null },
    publisher: {
      name: agent.publisher_name,
      website: agent.publisher_website,
      contact: null,
      repository_owner: ownerOf(agent.repository_url),
    },
    keywords: agent.tags,
    integration_points: agent.integration_points,
    deprecated: false,
    replacement_id: null,
    commercial: commercialOf(agent),
    verification: verificationOf(agent),
    listing_url: `${appUrl}/agents/${id}`,
    latest_version: agent.latest_version,
    updated_at: agent.updated_at,
    versions,
  }
}

/** Information for people; the right to download is decided at the delivery door alone. */
function commercialOf({
  agent_id: id,
  plans,
  latest_version: latest,
  ...agent
}: RegisteredDetails) {
  const major = latest && parseVersion(latest)?.major
  const plan = plans.find((offered) => offered.major === major) ?? plans[0]
  return {
    requires_entitlement: !agent.is_free,
    entitlement_provider: 'fleetprompt_marketplace',
    product_sku: id,
    plan_id: plan?.id ?? null,
    update_policy_summary: plan ? termsSentence(plan) : null,
    source_available: true,
    docs_url: agent.docs_url,
  }
}

function versionEntry(agentId: string, release: RegisteredRelease) {
  const folder = `${appUrl}/api/core/v1/agents/${agentId}/releases/${encodeURIComponent(release.version)}`
  return {
    version: release.version,
    channel: release.channel,
    published_at: new Date(release.publishedAt),
    yanked_at: release.yankedAt && new Date(release.yankedAt),
    artifacts: release.artifacts.map(({ name, format, sizeBytes, sha256 }) => ({
      name,
      url: `${folder}/artifacts/${name}`,
      format,
      size_bytes: sizeBytes,
      sha256,
    })),
    manifest_hash: `sha256:${release.manifestSha256}`,
    permissions_hash: release.permissionsHash,
    requested_permissions_hash: release.requestedPermissionsHash,
    permissions: release.permissions,
    min_core_version: release.minCoreVersion,
  }
}

/** `octo` of `https://git.example/octo/agent`. */
const ownerOf = (repositoryUrl: string) => new URL(repositoryUrl).pathname.split('/')[1] || null
