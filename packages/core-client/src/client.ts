import { UnexpectedShape } from './answer_shape.ts'
import {
  type Releases,
  type Verification,
  readReleases,
  readVerification,
} from './delivery_contract.ts'
import { type Ask, HttpSession, notOurs } from './http_session.ts'
import { readRegistryAddress } from './registry_address.ts'
import {
  type Artifact,
  type RegistryAgent,
  type RegistryIndex,
  readIndex,
  readRegistryAgent,
} from './registry_contract.ts'
import { looksLikeToken, notAToken } from './token.ts'
import { type TransferReport, transfer } from './transfer.ts'

const defaultTimeoutInMs = 30_000

export interface ClientOptions {
  /** Address of the marketplace: https, or http on this machine. */
  registry: string
  /** An install token; only `verify`, `releases` and `download` need one. */
  token?: string | null
  /** How long the server may be silent, in milliseconds; 30 s unless told. */
  timeoutInMs?: number
}

export interface ReleaseFilter {
  channel?: string
  /** A semantic-version range such as `^1.0.0`. */
  range?: string
  /** The version that is there: every release is compared with what it asks for. */
  installed?: string
}

/** Which file of which release to bring, and where to. */
export interface DownloadRequest {
  agentId: string
  version: string
  artifact: Artifact
  /** Path of the finished file; `<destination>.part` stands beside it until then. */
  destination: string
  onProgress?: (receivedInBytes: number, sizeInBytes: number) => void
}

/**
 * A marketplace as a program sees it. Every method throws `Failure` when the answer is a refusal,
 * does not come, or is not what the contract promises.
 */
export class FleetPromptClient {
  readonly registry: string
  readonly #session: HttpSession

  /** @throws Failure (usage) for a registry address or a token that cannot be one */
  constructor(options: ClientOptions) {
    this.registry = readRegistryAddress(options.registry)
    const token = options.token ?? null
    if (token !== null && !looksLikeToken(token)) throw notAToken()
    this.#session = new HttpSession(this.registry, token, options.timeoutInMs ?? defaultTimeoutInMs)
  }

  /** Every published agent in a few words; open to anyone. */
  async index(): Promise<RegistryIndex> {
    return this.#ask(
      { method: 'GET', path: '/registry/v1/index.json', authorized: false },
      readIndex
    )
  }

  /** One agent with its versions and their hashes; open to anyone. */
  async agent(agentId: string): Promise<RegistryAgent> {
    const path = `/registry/v1/agents/${encodeURIComponent(agentId)}.json`
    const agent = await this.#ask({ method: 'GET', path, authorized: false }, readRegistryAgent)
    return this.#about(agentId, agent.id, agent)
  }

  /** Who the token is for and what it may have, all of it or for one agent. */
  async verify(agentId?: string): Promise<Verification> {
    const body = agentId === undefined ? {} : { agent_id: agentId }
    const path = '/api/core/v1/verify'
    return this.#ask({ method: 'POST', path, authorized: true, body }, readVerification)
  }

  /** The releases of an agent, each with the verdict for this token. */
  async releases(agentId: string, filter: ReleaseFilter = {}): Promise<Releases> {
    const query = new URLSearchParams()
    if (filter.channel !== undefined) query.set('channel', filter.channel)
    if (filter.range !== undefined) query.set('range', filter.range)
    if (filter.installed !== undefined) query.set('installed', filter.installed)
    const path = `/api/core/v1/agents/${encodeURIComponent(agentId)}/releases?${query}`
    const releases = await this.#ask({ method: 'GET', path, authorized: true }, readReleases)
    return this.#about(agentId, releases.agent_id, releases)
  }

  /**
   * Downloads one artifact, resuming what an earlier call left, and checks its size and SHA-256.
   * The address is built from the contract, so that a token never follows one found in an answer.
   */
  async download(request: DownloadRequest): Promise<TransferReport> {
    const { agentId, version, artifact, destination, onProgress } = request
    const release = `${encodeURIComponent(agentId)}/releases/${encodeURIComponent(version)}`
    const path = `/api/core/v1/agents/${release}/artifacts/${encodeURIComponent(artifact.name)}`
    const session = this.#session
    return transfer(
      {
        open: (headers) => session.send({ method: 'GET', path, authorized: true, headers }, [416]),
        brokenOff: (error, answer) => session.brokenOff(error, answer.deadline),
        onProgress,
      },
      destination,
      { sizeInBytes: artifact.size_bytes, sha256: artifact.sha256 }
    )
  }

  async #ask<T>(ask: Ask, read: (value: unknown, where: string) => T): Promise<T> {
    const answer = await this.#session.json(ask)
    try {
      return read(answer, '')
    } catch (error) {
      if (!(error instanceof UnexpectedShape)) throw error
      throw notOurs(this.registry, `In its answer, ${error.message}.`)
    }
  }

  #about<T>(asked: string, answered: string, answer: T): T {
    if (asked === answered) return answer
    throw notOurs(this.registry, 'Its answer is about another agent than the one asked for.')
  }
}
