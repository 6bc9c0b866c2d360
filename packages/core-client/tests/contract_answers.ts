export const agentId = 'dev.ada.reviewer'
export const entitlementId = '0f4e6f2c-6a58-4b0e-9d86-3a3b6a7a1c11'

/** Asking for one includes those before it. */
const channels = ['stable', 'rc', 'beta', 'alpha']

/** A release as the tests publish it. */
export interface PublishedRelease {
  version: string
  bytes: Buffer
  channel: string
  yankedAt: string | null
  permissions: string[]
  manifestHash: string | null
  permissionsHash: string | null
  /** Replaces the hash that the delivery door states, the bytes staying what they are. */
  sha256: string
}

/** What the answers are made from. */
export interface Shop {
  readonly url: string
  readonly releases: readonly PublishedRelease[]
  /** Why the token may have nothing, or null when it may have everything. */
  readonly revokedBecause: string | null
}

function facts(shop: Shop, release: PublishedRelease, withArtifacts: boolean) {
  const path = `/api/core/v1/agents/${agentId}/releases/${release.version}/artifacts/source.tar.gz`
  const artifact = {
    name: 'source.tar.gz',
    url: `${shop.url}${path}`,
    format: 'tar.gz',
    size_bytes: release.bytes.length,
    sha256: release.sha256,
  }
  return {
    version: release.version,
    channel: release.channel,
    published_at: '2026-03-01T09:00:00Z',
    yanked_at: release.yankedAt,
    artifacts: withArtifacts ? [artifact] : [],
    manifest_hash: release.manifestHash,
    permissions_hash: release.permissionsHash,
    requested_permissions_hash: null,
    permissions: release.permissions,
    min_core_version: null,
  }
}

function latest(shop: Shop, asked = 0): string | null {
  const offered = shop.releases.find(
    ({ channel, yankedAt }) => channels.indexOf(channel) <= asked && yankedAt === null
  )
  return offered?.version ?? null
}

export function indexOf(shop: Shop) {
  const { id, display, publisher, commercial, verification, updated_at: updatedAt } = agentIn(shop)
  const url = `${shop.url}/registry/v1/agents/${id}.json`
  const shared = { verification, url, updated_at: updatedAt }
  const paid = { requires_entitlement: commercial.requires_entitlement }
  return {
    schema_version: 1,
    generated_at: '2026-03-02T00:00:00Z',
    agents: [
      { id, display, publisher, latest_version: latest(shop), commercial: paid, ...shared },
      {
        id: 'org.example.notes',
        display: {
          name: 'Notes',
          summary: 'Keeps what you said about reviews',
          tags: ['memory'],
        },
        publisher: { name: 'Example' },
        latest_version: '0.3.0',
        commercial: { requires_entitlement: false },
        ...shared,
      },
    ],
  }
}

export function agentIn(shop: Shop) {
  return {
    schema_version: 1,
    id: agentId,
    git_url: `${shop.url}/git/${agentId}.git`,
    default_ref: 'main',
    manifest_path: 'opensentience.agent.json',
    display: { name: 'Reviewer', summary: 'Reads your pull requests', tags: ['code'] },
    expected: { manifest_hash: `sha256:${'a'.repeat(64)}` },
    publisher: { name: 'Ada', website: 'https://ada.dev', contact: null, repository_owner: null },
    keywords: [],
    integration_points: [],
    deprecated: false,
    replacement_id: null,
    commercial: {
      requires_entitlement: true,
      entitlement_provider: 'fleetprompt_marketplace',
      product_sku: 'reviewer',
      plan_id: 'once',
      update_policy_summary: 'every 1.x version',
      source_available: true,
      docs_url: null,
    },
    verification: { level: 2 },
    listing_url: `${shop.url}/agents/${agentId}`,
    latest_version: latest(shop),
    updated_at: '2026-03-01T09:00:00Z',
    versions: shop.releases.map((release) => facts(shop, release, true)),
  }
}

export function offersIn(shop: Shop, url: URL) {
  const wanted = channels.indexOf(url.searchParams.get('channel') ?? 'stable')
  const eligible = shop.revokedBecause === null
  const message = shop.revokedBecause ?? 'Covered by your purchase.'
  const offered = shop.releases.filter(({ channel }) => channels.indexOf(channel) <= wanted)
  return {
    agent_id: agentId,
    requires_entitlement: true,
    latest: eligible ? latest(shop, wanted) : null,
    latest_same_authority: null,
    releases: offered.map((release) => ({
      ...facts(shop, release, eligible),
      eligible,
      reason: { code: eligible ? 'covered' : 'revoked', message },
      permission_delta: null,
    })),
  }
}

export function verificationOf(shop: Shop, token: string) {
  const revoked = shop.revokedBecause !== null
  return {
    token: {
      name: 'laptop',
      last_four: token.slice(-4),
      scope: 'library',
      expires_at: '2027-01-01T00:00:00Z',
    },
    entitlements: [
      {
        entitlement_id: entitlementId,
        agent_id: agentId,
        purchaser_user_id: 'u1',
        publisher_id: 'p1',
        status: revoked ? 'revoked' : 'active',
        core_status: revoked ? 'revoked' : 'active',
        kind: 'one_time',
        policy: {
          updates: { allowed: !revoked, updates_until: null, major_range: '1.x' },
          artifacts: { signed_bundles_allowed: true },
        },
        issued_at: '2026-01-01T00:00:00Z',
        revoked_at: revoked ? '2026-03-02T00:00:00Z' : null,
        reason: { code: 'any', message: shop.revokedBecause ?? 'Paid in full.' },
        eligible_versions: revoked ? [] : shop.releases.map(({ version }) => version),
      },
    ],
    issued_at: '2026-03-02T00:00:00Z',
  }
}
