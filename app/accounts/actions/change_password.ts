import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import { mailLater } from '#shared/mail'
import { NotFound } from '#shared/refusal'
import { type Actor, personOf } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { endSessions } from '#accounts/end_sessions'
import { CurrentPasswordWrong } from '#accounts/errors'
import { hashPassword, passwordMatches } from '#accounts/hashing'
import { passwordChanged } from '#accounts/mails/password_changed'
import User from '#accounts/models/user'
import { refuseWeakPassword } from '#accounts/password_rules'
import AccountPolicy from '#accounts/policies/account_policy'
import { withdrawLinks } from '#accounts/standing_link'

/**
 * Changes one's own password and ends all one's sessions; the door that asked begins a new one.
 * Throws CurrentPasswordWrong, PasswordRefused and TooManySigningIn.
 */
export default class ChangePassword {
  async handle(actor: Actor, current: string, next: string): Promise<User> {
    const before = await User.findBy('id', personOf(actor)?.id ?? null)
    if (!before) throw new NotFound()
    await bouncerFor(actor).with(AccountPolicy).authorize('changePassword', before)
    if (!(await passwordMatches(before.password, current))) throw new CurrentPasswordWrong()
    refuseWeakPassword(next, before)
    const hashed = await hashPassword(next)

    return db.transaction(async (trx) => {
      const user = await User.query({ client: trx })
        .where('id', before.id)
        .forUpdate()
        .firstOrFail()
      if (user.password !== before.password) throw new CurrentPasswordWrong()
      await user.merge({ password: hashed }).save()
      await endSessions(trx, user)
      await withdrawLinks(trx, 'reset_password', user.id)
      await record(trx, actor, 'user.password_changed', user, { userId: user.id })
      await mailLater(trx, passwordChanged(user.email))
      return user
    })
  }
}
