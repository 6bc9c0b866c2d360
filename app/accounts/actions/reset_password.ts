import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import { mailLater } from '#shared/mail'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { endSessions } from '#accounts/end_sessions'
import { LinkExpired } from '#accounts/errors'
import { hashPassword } from '#accounts/hashing'
import { passwordChanged } from '#accounts/mails/password_changed'
import type User from '#accounts/models/user'
import { refuseWeakPassword } from '#accounts/password_rules'
import AccountPolicy from '#accounts/policies/account_policy'
import { addresseeOf, useUpLink } from '#accounts/standing_link'

/**
 * Gives whoever got this link a new password, and ends all their sessions. Opening the mail also confirms its
 * address. Throws LinkExpired, PasswordRefused and TooManySigningIn.
 */
export default class ResetPassword {
  async handle(actor: Actor, token: string, password: string): Promise<User> {
    await bouncerFor(actor).with(AccountPolicy).authorize('useLink')
    const addressee = await addresseeOf('reset_password', token)
    if (!addressee) throw new LinkExpired()
    refuseWeakPassword(password, addressee)
    const hashed = await hashPassword(password)

    return db.transaction(async (trx) => {
      const user = await useUpLink(trx, 'reset_password', token)
      const emailVerifiedAt = user.emailVerifiedAt ?? DateTime.now()
      await user.merge({ password: hashed, emailVerifiedAt }).save()
      await endSessions(trx, user)
      await record(trx, actor, 'user.password_reset', user, { userId: user.id })
      await mailLater(trx, passwordChanged(user.email))
      return user
    })
  }
}
