import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { artifactAnswer } from './artifact_door.ts'
import {
  type PublishedRelease,
  type Shop,
  agentId,
  agentIn,
  indexOf,
  offersIn,
  verificationOf,
} from './contract_answers.ts'

export { agentId, entitlementId } from './contract_answers.ts'

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

/** A small marketplace on a real socket that keeps the contract, and breaks it when a test says so. */
export class Marketplace implements Shop {
  readonly #server: Server
  readonly releases: PublishedRelease[] = []
  readonly tokens = new Set<string>()
  readonly requests: SeenRequest[] = []
  /** Why the token may have nothing, or null when it may have everything. */
  revokedBecause: string | null = null
  listed = true
  /** After how many bytes each next artifact answer is cut, in order; then they run through. */
  readonly cuts: number[] = []
  /** What must have happened before a line goes dead, which takes along whatever of the answer nobody has read. */
  readyToCut: (start: number) => Promise<unknown> = () => pause(25)
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
    if (pathname === '/registry/v1/index.json') return json(response, indexOf(this))
    if (pathname === `/registry/v1/agents/${agentId}.json` && this.listed) {
      return json(response, agentIn(this))
    }
    if (!pathname.startsWith('/api/core/v1/')) return problem(response, 404, 'not_found')
    const token = /^Bearer (.*)$/.exec(authorization ?? '')?.[1] ?? ''
    if (!this.tokens.has(token)) return problem(response, 401, 'token_invalid')
    if (pathname === '/api/core/v1/verify' && request.method === 'POST') {
      return json(response, verificationOf(this, token))
    }
    const releases = `/api/core/v1/agents/${agentId}/releases`
    if (pathname === releases) return json(response, offersIn(this, new URL(url, this.url)))
    const artifact = /^\/([^/]+)\/artifacts\/source\.tar\.gz$/.exec(pathname.slice(releases.length))
    const release = this.releases.find(({ version }) => version === artifact?.[1])
    if (release === undefined) return problem(response, 404, 'not_found')
    if (this.revokedBecause !== null) {
      return problem(response, 403, 'not_entitled', this.revokedBecause)
    }
    const after = this.cuts.shift()
    const cut = after === undefined ? null : { after, ready: this.readyToCut }
    await artifactAnswer(request, response, release.bytes, cut, this.pace)
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
