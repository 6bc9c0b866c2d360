import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { spend } from '#shared/rate_limits'

/** Limits on what one person, address or token may do in a while; `security.md` §3 gives the figures. */

const MINUTE = 60
const HOUR = 60 * MINUTE

/** Who spends them: a network (`networkOf`), or an e-mail address whether it is known or not. */
export const accountLimits = {
  signInByNetwork: { name: 'sign_in', attempts: 10, seconds: 15 * MINUTE },
  /** Beyond it nobody is locked out: attempts are slowed down, and the owner gets a mail. */
  signInByEmail: { name: 'sign_in_email', attempts: 20, seconds: HOUR },
  signUpByNetwork: { name: 'sign_up', attempts: 5, seconds: HOUR },
  /** Beyond it an address is told no more that it has an account already. */
  signUpByEmail: { name: 'sign_up_email', attempts: 3, seconds: HOUR },
  resetByNetwork: { name: 'reset', attempts: 10, seconds: HOUR },
  resetByEmail: { name: 'reset_email', attempts: 3, seconds: HOUR },
  resendByNetwork: { name: 'resend', attempts: 10, seconds: HOUR },
  resendByEmail: { name: 'resend_email', attempts: 3, seconds: HOUR },
  passwordChangeByUser: { name: 'password_change', attempts: 10, seconds: HOUR },
}

const uploads = { name: 'upload', attempts: 30, seconds: HOUR }

/** Each listing that is written is laid out anew, by a process that everybody shares. */
const listingTexts = { name: 'listing_text', attempts: 120, seconds: HOUR }

export async function listingTextLimit({ auth }: HttpContext, next: NextFn) {
  await spend(listingTexts, auth.getUserOrFail().id)
  return next()
}

const installTokens = { name: 'install_token', attempts: 20, seconds: HOUR }

export async function installTokenLimit({ auth }: HttpContext, next: NextFn) {
  await spend(installTokens, auth.getUserOrFail().id)
  return next()
}

/** Enough for every slip of the finger, too few to guess a code. */
const couponCodes = { name: 'coupon_code', attempts: 60, seconds: HOUR }

export async function couponCodeLimit({ auth, request }: HttpContext, next: NextFn) {
  if (request.input('code')) await spend(couponCodes, auth.getUserOrFail().id)
  return next()
}

/** A publisher is one person, so their id stands for the publisher without another query. */
export async function uploadLimit({ auth }: HttpContext, next: NextFn) {
  await spend(uploads, auth.getUserOrFail().id)
  return next()
}
