import { readProblem } from './delivery_contract.ts'
import { Failure, exitCodes, unreachable } from './failure.ts'
import { readBounded } from './http_body.ts'

const longestProblem = 64 * 1024

interface Problem {
  title: string | null
  detail: string | null
  code: string | null
  requestId: string | null
}

/** Turns an answer that is not a success into a refusal with its reason and a way out. */
export async function refusedAnswer(response: Response, origin: string): Promise<Failure> {
  const problem = await problemIn(response)
  const status = response.status
  const from = { status, requestId: problem?.requestId ?? null }
  const said = problem?.detail ?? problem?.title ?? null
  if (status === 401) {
    return new Failure(
      exitCodes.refused,
      problem?.code ?? 'token_invalid',
      {
        what: 'The install token was not accepted.',
        why: said ?? `${origin} does not know it; it may have expired or been revoked.`,
        wayOut: 'Make a new one in your library there, then run “fleetprompt login”.',
      },
      from
    )
  }
  if (status === 403) {
    return new Failure(
      exitCodes.refused,
      problem?.code ?? 'not_entitled',
      {
        what: 'The marketplace refused this.',
        why: said ?? 'This token is not entitled to it.',
        wayOut: `Your library on ${origin} says what you may have and why.`,
      },
      from
    )
  }
  if (status === 404) {
    return new Failure(
      exitCodes.refused,
      problem?.code ?? 'not_found',
      {
        what: `${origin} has no such thing.`,
        why: said ?? 'There is no published agent, version or file of that name.',
        wayOut: 'Check the name with “fleetprompt search”, and the registry with --registry.',
      },
      from
    )
  }
  if (status === 429) return tooManyRequests(response, said, from)
  if (problem === null || status >= 500) return brokenServer(origin, said, problem, from)
  return new Failure(
    exitCodes.refused,
    problem.code ?? 'refused',
    {
      what: `The marketplace refused this (${status}).`,
      why: said ?? 'It gave no reason.',
      wayOut: 'Check what you asked for, or ask the publisher.',
    },
    from
  )
}

function tooManyRequests(
  response: Response,
  said: string | null,
  from: { status: number; requestId: string | null }
): Failure {
  const seconds = secondsToWait(response)
  return new Failure(
    exitCodes.unreachable,
    'too_many_requests',
    {
      what: 'The marketplace asks for a pause.',
      why: said ?? 'There were too many requests in a short time.',
      wayOut: seconds === null ? 'Try again later.' : `Try again in ${seconds} s.`,
    },
    from
  )
}

function brokenServer(
  origin: string,
  said: string | null,
  problem: Problem | null,
  from: { status: number; requestId: string | null }
): Failure {
  return new Failure(
    exitCodes.unreachable,
    problem?.code ?? 'unexpected_answer',
    {
      what: `${origin} could not answer (${from.status}).`,
      why: said ?? 'It sent no reason that this command can read.',
      wayOut: 'Try again in a moment; if it lasts, check the address given with --registry.',
    },
    from
  )
}

/** Whole seconds that `Retry-After` asks for (RFC 9110 §10.2.3: a number or a date), or null. */
export function secondsToWait(response: Response): number | null {
  const given = response.headers.get('retry-after')
  if (given === null) return null
  if (/^\d{1,6}$/.test(given.trim())) return Number(given)
  const at = Date.parse(given)
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000))
}

async function problemIn(response: Response): Promise<Problem | null> {
  const type = response.headers.get('content-type') ?? ''
  if (!/^application\/(problem\+)?json\b/.test(type)) {
    await response.body?.cancel()
    return null
  }
  try {
    const body = await readBounded(response, longestProblem)
    const problem = readProblem(JSON.parse(body), '')
    return { ...problem, requestId: problem.request_id }
  } catch {
    // A problem we cannot read is still a refusal; its status speaks for it.
    return null
  }
}

/** The words for a connection that failed before any answer, from the error that fetch threw. */
export function brokenConnection(error: unknown, origin: string): Failure {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const reasons: Record<string, string> = {
    ECONNREFUSED: 'Nothing is listening at that address.',
    ENOTFOUND: 'There is no server of that name.',
    EAI_AGAIN: 'The name of the server could not be looked up; this machine may be offline.',
    ECONNRESET: 'The connection was cut.',
    UND_ERR_SOCKET: 'The connection was cut.',
    UND_ERR_CONNECT_TIMEOUT: 'The connection was not answered in time.',
  }
  const certificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME|SSL|TLS/.test(code)
  const why =
    reasons[code] ??
    (certificate
      ? `Its certificate could not be verified (${code}), so nothing was sent.`
      : `The connection failed${code === '' ? '' : ` (${code})`}.`)
  return unreachable(
    'connection_failed',
    `${origin} could not be reached.`,
    why,
    'Check your connection and the address given with --registry, then try again.'
  )
}
