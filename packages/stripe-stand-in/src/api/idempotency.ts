import { createHash } from 'node:crypto'
import type { Store } from '../store/store.ts'
import { Problem } from './problem.ts'
import type { ApiRequest } from './request.ts'

export interface Answer {
  status: number
  body: string
}

interface Remembered extends Answer {
  fingerprint: string
}

const KIND = '_idempotency'

/**
 * Same key, same request: same answer, for ever, refusals included. What never began (invalid
 * parameters, a wrong key, a conflict) is not remembered. https://docs.stripe.com/api/idempotent_requests
 */
export class Idempotency {
  private readonly inFlight = new Set<string>()
  private readonly store: Store

  constructor(store: Store) {
    this.store = store
  }

  /**
   * @returns the answer given before, if any
   * @throws Problem `idempotency_error` when the key was used for another request,
   *   `idempotency_key_in_use` (409) when its first request is still being answered
   */
  recall(request: ApiRequest, owner: string | null): Answer | undefined {
    const key = keyOf(request, owner)
    if (!key) return undefined
    if (this.inFlight.has(key))
      throw new Problem(
        'There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through).',
        { status: 409, type: 'idempotency_error', code: 'idempotency_key_in_use' }
      )
    const known = this.store.get(KIND, key)?.value as Remembered | undefined
    if (known && known.fingerprint !== request.fingerprint)
      throw new Problem(
        `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${request.headers['idempotency-key']}' if you meant to execute a different request.`,
        { type: 'idempotency_error' }
      )
    return known
  }

  remember(request: ApiRequest, owner: string | null, { status, body }: Answer): void {
    const key = keyOf(request, owner)
    const { fingerprint } = request
    if (key && status !== 429) this.store.put(KIND, key, owner, { fingerprint, status, body })
  }

  begin(request: ApiRequest, owner: string | null): () => void {
    const key = keyOf(request, owner)
    if (!key) return () => {}
    this.inFlight.add(key)
    return () => this.inFlight.delete(key)
  }
}

/** Hashed, because a key is the caller's free text and a row's id must be one word. */
function keyOf(request: ApiRequest, owner: string | null): string | undefined {
  const key = request.headers['idempotency-key']
  if (!key || request.verb !== 'POST') return undefined
  return createHash('sha256')
    .update(`${owner ?? 'platform'} ${key}`)
    .digest('hex')
}
