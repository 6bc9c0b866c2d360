import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

const PREFIX = 'fpm_'
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const SECRET_CHARACTERS = 32
const CHECKSUM_CHARACTERS = 6
const SHAPE = /^fpm_[0-9A-Za-z]{38}$/

/** A new install token: `fpm_`, 32 random base62 characters (190 bits), and 6 that check all before them. */
export function mintToken(): string {
  const body = PREFIX + randomCharacters(SECRET_CHARACTERS)
  return body + checksum(body)
}

/** Whether this can be one of our tokens at all; what cannot is refused without asking the database. */
export function isWellFormed(token: string): boolean {
  if (!SHAPE.test(token)) return false
  const body = token.slice(0, -CHECKSUM_CHARACTERS)
  return token.slice(-CHECKSUM_CHARACTERS) === checksum(body)
}

/** What the database keeps instead of the token: its SHA-256. 190 random bits need no slow hash. */
export function tokenDigest(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** CRC32 in base62, padded with zeros: catches typing errors, keeps no secret. */
function checksum(body: string): string {
  let rest = crc32(body)
  let digits = ''
  for (; rest > 0; rest = Math.floor(rest / 62)) digits = ALPHABET[rest % 62] + digits
  return digits.padStart(CHECKSUM_CHARACTERS, '0')
}

/** Bytes from 248 up are thrown away: 256 is no multiple of 62, and no character may be likelier than another. */
function randomCharacters(count: number): string {
  let characters = ''
  while (characters.length < count)
    for (const byte of randomBytes(count))
      if (byte < 248 && characters.length < count) characters += ALPHABET[byte % 62]
  return characters
}
