import { createHash, randomBytes } from 'node:crypto'

export type LinkPurpose = 'verify_email' | 'reset_password'

/** How long a mailed link is good for, in minutes. */
export const LIFETIME_IN_MINUTES: Record<LinkPurpose, number> = {
  verify_email: 24 * 60,
  reset_password: 45,
}

/** A secret for a mailed link: 32 random bytes in base64url. Only its digest is ever stored. */
export const newToken = () => randomBytes(32).toString('base64url')

/** SHA-256 of a token: random enough to need no salt. */
export const digestOf = (token: string) => createHash('sha256').update(token).digest()
