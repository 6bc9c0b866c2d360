import { crc32 } from 'node:zlib'
import { type Failure, misused } from './failure.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const shape = /^fpm_[0-9A-Za-z]{38}$/
const anywhere = /fpm_[0-9A-Za-z]+/g
const checksumLength = 6

/**
 * The six base62 digits that end a token: the CRC-32 (IEEE) of everything before them.
 *
 * @param body the token without its checksum, ASCII
 */
export function tokenChecksum(body: string): string {
  let rest = crc32(body)
  let digits = ''
  for (let place = 0; place < checksumLength; place++) {
    digits = alphabet.charAt(rest % 62) + digits
    rest = Math.floor(rest / 62)
  }
  return digits
}

/** Whether this can be an install token at all; a typing slip is caught here, before any request. */
export function looksLikeToken(candidate: string): boolean {
  if (!shape.test(candidate)) return false
  const body = candidate.slice(0, -checksumLength)
  return candidate.slice(-checksumLength) === tokenChecksum(body)
}

/** The same text with every token, whole or damaged, replaced: nothing we print may carry one. */
export function withoutTokens(text: string): string {
  return text.replace(anywhere, 'fpm_[hidden]')
}

/** The refusal for something that cannot be a token, found without asking anybody. */
export function notAToken(): Failure {
  return misused(
    'That is not an install token.',
    'A token is “fpm_” and 38 letters and digits, and its last six prove the rest; one is wrong or missing.',
    'Copy it again from your library, whole and without spaces.'
  )
}
