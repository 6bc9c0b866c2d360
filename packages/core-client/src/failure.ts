/** What the command's exit status tells a script: done, refused, used wrongly, no usable answer. */
export const exitCodes = { done: 0, refused: 1, usage: 2, unreachable: 3 } as const

/** The address the server gave this refusal, when it gave one. */
export interface FailureOrigin {
  status?: number
  requestId?: string | null
}

/**
 * A refusal a person can act on: what happened, why, and the way out. `code` is stable and meant
 * for programs; `exitCode` is one of `exitCodes`.
 */
export class Failure extends Error {
  readonly code: string
  readonly exitCode: number
  readonly why: string
  readonly wayOut: string
  readonly status: number | null
  readonly requestId: string | null

  constructor(
    exitCode: number,
    code: string,
    words: { what: string; why: string; wayOut: string },
    origin: FailureOrigin = {}
  ) {
    super(words.what)
    this.name = 'Failure'
    this.exitCode = exitCode
    this.code = code
    this.why = words.why
    this.wayOut = words.wayOut
    this.status = origin.status ?? null
    this.requestId = origin.requestId ?? null
  }
}

/** The server or this machine said no; asking again the same way will not help. */
export function refused(code: string, what: string, why: string, wayOut: string): Failure {
  return new Failure(exitCodes.refused, code, { what, why, wayOut })
}

/** The command was written in a way that cannot mean anything. */
export function misused(what: string, why: string, wayOut: string): Failure {
  return new Failure(exitCodes.usage, 'usage', { what, why, wayOut })
}

/** No usable answer came: a broken network, a slow or failing server, or something that is not one of ours. */
export function unreachable(code: string, what: string, why: string, wayOut: string): Failure {
  return new Failure(exitCodes.unreachable, code, { what, why, wayOut })
}
