import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { artifactAnswer } from './artifact_door.ts'

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

export interface SeenRequest {
  method: string
  url: string
  authorization: string | null
  range: string | null
  ifRange: string | null
}

/** Takes a request over; true when it has answered. */
export type Interference = (
  request: IncomingMessage,
  response: ServerResponse
) => boolean | Promise<boolean>

export const agentId = 'dev.ada.reviewer'
export const entitlementId = '0f4e6f2c-6a58-4b0e-9d86-3a3b6a7a1c11'

/** A small marketplace on a real socket that keeps the contract, and breaks it when a test says so. */
export class Marketplace {
  readonly #server: Server
  readonly releases: PublishedRelease[] = []
  readonly tokens = new Set<string>()
  readonly requests: SeenRequest[] = []
  /** Why the token may have nothing, or null when it may have everything. */
  revokedBecause: string | null = null
  listed = true
  /** After how many bytes each next artifact answer is cut, in order; then they run through. */
  readonly cuts: number[] = []
  /** Bytes a chunk and the pause after it, for a slow line. */
  pace: { bytes: number; pauseInMs: number } | null = null
  interference: Interference | null = null

  constructor() {
    this.#server = createServer((request, response) => {
      void this.#answer(request, response)
    })
  }

  async start(): Promise<this> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return this
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  publish(release: Partial<PublishedRelease> & { version: string; bytes: Buffer }): void {
    this.releases.unshift({
      channel: 'stable',
      yankedAt: null,
      permissions: ['filesystem:read:~/code/**', 'network:egress:api.github.com'],
      manifestHash: null,
      permissionsHash: null,
      sha256: sha256(release.bytes),
      ...release,
    })
  }

  /** The requests that asked for an artifact. */
  get artifactRequests(): SeenRequest[] {
    return this.requests.filter(({ url }) => url.includes('/artifacts/'))
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { authorization, range, 'if-range': ifRange } = request.headers
    const url = request.url ?? '/'
    this.requests.push({
      method: request.method ?? '',
      url,
      authorization: authorization ?? null,
      range: range ?? null,
      ifRange: typeof ifRange === 'string' ? ifRange : null,
    })
    if (this.interference !== null && (await this.interference(request, response))) return
    const { pathname } = new URL(url, this.url)
    if (pathname === '/registry/v1/index.json') return json(response, this.#index())
    if (pathname === `/registry/v1/agents/${agentId}.json` && this.listed) {
      return json(response, this.#agent())
    }
    if (!pathname.startsWith('/api/core/v1/')) return problem(response, 404, 'not_found')
    const token = /^Bearer (.*)$/.exec(authorization ?? '')?.[1] ?? ''
    if (!this.tokens.has(token)) return problem(response, 401, 'token_invalid')
    if (pathname === '/api/core/v1/verify' && request.method === 'POST') {
      return json(response, this.#verification(token))
    }
    const releases = `/api/core/v1/agents/${agentId}/releases`
    if (pathname === releases) return json(response, this.#offers(new URL(url, this.url)))
    const artifact = /^\/([^/]+)\/artifacts\/source\.tar\.gz$/.exec(pathname.slice(releases.length))
    const release = this.releases.find(({ version }) => version === artifact?.[1])
    if (release === undefined) return problem(response, 404, 'not_found')
    if (this.revokedBecause !== null) {
      return problem(response, 403, 'not_entitled', this.revokedBecause)
    }
    await artifactAnswer(request, response, release.bytes, this.cuts.shift() ?? null, this.pace)
  }

  #facts(release: PublishedRelease, withArtifacts: boolean) {
    const path = `/api/core/v1/agents/${agentId}/releases/${release.version}/artifacts/source.tar.gz`
    const artifact = {
      name: 'source.tar.gz',
      url: `${this.url}${path}`,
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

  #latest(): string | null {
    const offered = this.releases.find(
      ({ channel, yankedAt }) => channel === 'stable' && yankedAt === null
    )
    return offered?.version ?? null
  }

  #index() {
    const { id, display, publisher, commercial, verification, updated_at } = this.#agent()
    const url = `${this.url}/registry/v1/agents/${id}.json`
    const shared = { verification, url, updated_at }
    const paid = { requires_entitlement: commercial.requires_entitlement }
    return {
      schema_version: 1,
      generated_at: '2026-03-02T00:00:00Z',
      agents: [
        { id, display, publisher, latest_version: this.#latest(), commercial: paid, ...shared },
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

  #agent() {
    return {
      schema_version: 1,
      id: agentId,
      git_url: `${this.url}/git/${agentId}.git`,
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
      listing_url: `${this.url}/agents/${agentId}`,
      latest_version: this.#latest(),
      updated_at: '2026-03-01T09:00:00Z',
      versions: this.releases.map((release) => this.#facts(release, true)),
    }
  }

  #offers(url: URL) {
    const wanted = url.searchParams.get('channel')
    const eligible = this.revokedBecause === null
    const message = this.revokedBecause ?? 'Covered by your purchase.'
    const offered = this.releases.filter(({ channel }) => wanted === null || channel === wanted)
    return {
      agent_id: agentId,
      requires_entitlement: true,
      latest: eligible ? this.#latest() : null,
      releases: offered.map((release) => ({
        ...this.#facts(release, eligible),
        eligible,
        reason: { code: eligible ? 'covered' : 'revoked', message },
      })),
    }
  }

  #verification(token: string) {
    const revoked = this.revokedBecause !== null
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
          reason: { code: 'any', message: this.revokedBecause ?? 'Paid in full.' },
          eligible_versions: revoked ? [] : this.releases.map(({ version }) => version),
        },
      ],
      issued_at: '2026-03-02T00:00:00Z',
    }
  }
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json', 'etag': '"1"' })
  response.end(JSON.stringify(value))
}

/** Answers with an RFC 9457 problem, as the marketplace does. */
export function problem(
  response: ServerResponse,
  status: number,
  code: string,
  detail = `No: ${code}.`,
  headers: Record<string, string> = {}
): void {
  response.writeHead(status, { 'content-type': 'application/problem+json', ...headers })
  response.end(
    JSON.stringify({ type: 'about:blank', title: 'No', status, detail, code, request_id: 'req-7' })
  )
}
