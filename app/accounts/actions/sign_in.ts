import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import { enqueue } from '#shared/jobs'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { AccountSuspended, AddressNotConfirmed, SignInRefused } from '#accounts/errors'
import { hashPassword, isOutdated, passwordMatches } from '#accounts/hashing'
import User from '#accounts/models/user'
import AccountPolicy from '#accounts/policies/account_policy'

export type Credentials = { email: string; password: string }

/**
 * Recognises a person by e-mail address and password. An unknown address and a wrong password take the same work
 * and get the same answer. Throws SignInRefused, AddressNotConfirmed, AccountSuspended and TooManySigningIn.
 */
export default class SignIn {
  async handle(actor: Actor, { email, password }: Credentials): Promise<User> {
    await bouncerFor(actor).with(AccountPolicy).authorize('signIn')
    const user = await User.findBy('email', email)
    const matches = await passwordMatches(user?.password, password)
    const refusal = refusalOf(user, matches)
    if (!user || refusal) {
      if (refusal instanceof AddressNotConfirmed)
        await enqueue(null, 'accounts.mail_link', { purpose: 'verify_email', email })
      await enqueue(null, 'accounts.sign_in_refused', { email, reason: refusal?.code })
      throw refusal ?? new SignInRefused()
    }

    const hashed = isOutdated(user.password) ? await hashPassword(password) : user.password
    return db.transaction(async (trx) => {
      const locked = await User.query({ client: trx })
        .where('id', user.id)
        .forUpdate()
        .firstOrFail()
      if (locked.password !== user.password || locked.isSuspended) throw new SignInRefused()
      await locked.merge({ password: hashed }).save()
      await record(trx, locked, 'user.signed_in', locked, { userId: locked.id })
      return locked
    })
  }
}

function refusalOf(user: User | null, matches: boolean) {
  if (!user || !matches) return new SignInRefused()
  if (user.isSuspended) return new AccountSuspended()
  return user.isVerified ? null : new AddressNotConfirmed()
}
