import { setTimeout as pause } from 'node:timers/promises'
import { Deadline } from './deadline.ts'
import { type Failure, unreachable } from './failure.ts'
import { readBounded } from './http_body.ts'
import { nextStep } from './redirect.ts'
import { brokenConnection, refusedAnswer, secondsToWait } from './refused_answer.ts'

const longestJson = 64 * 1024 * 1024
const mostRedirects = 5
const longestWaitInSeconds = 10

/** One request; `authorized` sends the token, and only ever to the registry's own origin. */
export interface Ask {
  method: 'GET' | 'HEAD' | 'POST'
  path: string
  authorized: boolean
  headers?: Record<string, string>
  body?: unknown
}

/** A successful answer whose body is still on its way; call `deadline.stop()` when done with it. */
export interface Answer {
  response: Response
  deadline: Deadline
}

/** Speaks to one marketplace by the rules of this client: bounded, timed, and careful with the token. */
export class HttpSession {
  readonly origin: string
  readonly #token: string | null
  readonly #timeoutInMs: number

  constructor(origin: string, token: string | null, timeoutInMs: number) {
    this.origin = origin
    this.#token = token
    this.#timeoutInMs = timeoutInMs
  }

  /**
   * Sends and returns the answer with its headers read. A 429 that asks for ten seconds or less is
   * waited out once.
   *
   * @param accept statuses besides 2xx that the caller wants to see for itself
   * @throws Failure for every other answer, a broken connection and a timeout
   */
  async send(ask: Ask, accept: readonly number[] = []): Promise<Answer> {
    const first = await this.#follow(ask)
    const answer = (await this.#afterPause(first)) ? await this.#follow(ask) : first
    if (answer.response.ok || accept.includes(answer.response.status)) return answer
    try {
      throw await refusedAnswer(answer.response, this.origin)
    } finally {
      answer.deadline.stop()
    }
  }

  /**
   * Sends and returns the parsed JSON of the answer.
   *
   * @throws Failure as `send`, and when the answer is not JSON
   */
  async json(ask: Ask): Promise<unknown> {
    const { response, deadline } = await this.send(ask)
    try {
      if (!/^application\/([\w.-]+\+)?json\b/.test(response.headers.get('content-type') ?? '')) {
        await response.body?.cancel()
        throw notOurs(this.origin, 'It sent a page where data was expected.')
      }
      const body = await readBounded(response, longestJson).catch((error: unknown) => {
        if (error instanceof RangeError) throw notOurs(this.origin, 'Its answer has no end.')
        throw this.brokenOff(error, deadline)
      })
      return parsed(body, this.origin)
    } finally {
      deadline.stop()
    }
  }

  /** The refusal for a connection that failed, or fell silent, after `send` or while reading. */
  brokenOff(error: unknown, deadline: Deadline): Failure {
    return deadline.passed ? this.#tooSlow() : brokenConnection(error, this.origin)
  }

  async #follow(ask: Ask): Promise<Answer> {
    const deadline = new Deadline(this.#timeoutInMs)
    try {
      let url = new URL(ask.path, this.origin)
      let authorized = ask.authorized
      for (let hops = 0; hops <= mostRedirects; hops++) {
        const response = await this.#fetch(url, ask, authorized, deadline)
        const next = nextStep(response, url, ask.method)
        if (next === null) return { response, deadline }
        await response.body?.cancel()
        // Once another origin had a say in where we go, the token stays home for good.
        authorized = authorized && next.origin === this.origin
        url = next
      }
      throw notOurs(this.origin, 'It sends us from one address to the next without end.')
    } catch (error) {
      deadline.stop()
      throw error
    }
  }

  async #fetch(url: URL, ask: Ask, authorized: boolean, deadline: Deadline): Promise<Response> {
    const headers = new Headers({
      'accept': 'application/json, application/problem+json, */*;q=0.5',
      'user-agent': 'fleetprompt-core-client',
      ...ask.headers,
    })
    if (authorized && this.#token !== null) headers.set('authorization', `Bearer ${this.#token}`)
    if (ask.body !== undefined) headers.set('content-type', 'application/json')
    deadline.restart()
    try {
      return await fetch(url, {
        method: ask.method,
        headers,
        body: ask.body === undefined ? undefined : JSON.stringify(ask.body),
        redirect: 'manual',
        signal: deadline.signal,
      })
    } catch (error) {
      throw this.brokenOff(error, deadline)
    }
  }

  async #afterPause({ response, deadline }: Answer): Promise<boolean> {
    const seconds = response.status === 429 ? secondsToWait(response) : null
    if (seconds === null || seconds > longestWaitInSeconds) return false
    deadline.stop()
    await response.body?.cancel()
    await pause(seconds * 1000)
    return true
  }

  #tooSlow(): Failure {
    return unreachable(
      'timeout',
      `${this.origin} did not answer in time.`,
      `There was no sign of life for ${this.#timeoutInMs / 1000} s.`,
      'Try again, or allow more time with --timeout SECONDS.'
    )
  }
}

function parsed(body: string, origin: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw notOurs(origin, 'It sent something that is not JSON.')
  }
}

/** The refusal for an answer that no marketplace of ours would give. */
export function notOurs(origin: string, why: string): Failure {
  return unreachable(
    'unexpected_answer',
    `${origin} did not answer like a FleetPrompt marketplace.`,
    why,
    'Check the address given with --registry; a proxy or a sign-in page may stand in between.'
  )
}
