import type { HttpRequest } from '@adonisjs/core/http'
import { isWellFormed, tokenDigest } from '#delivery/token_format'
import { TokenInvalid } from '#delivery/errors'

const BEARER = /^Bearer (\S+)$/i

/** Whether a request names a token at all, good or not. */
export const presentsToken = (request: HttpRequest) => request.header('authorization') !== undefined

/** The SHA-256 of the one token a request presents. Throws TokenInvalid, before any question to the database. */
export function presentedToken(request: HttpRequest): Buffer {
  const { rawHeaders } = request.request
  const headers = rawHeaders.filter((name, at) => at % 2 === 0 && /^authorization$/i.test(name))
  const token = BEARER.exec(request.header('authorization') ?? '')?.[1]
  if (headers.length !== 1 || !token || !isWellFormed(token)) throw new TokenInvalid()
  return tokenDigest(token)
}
