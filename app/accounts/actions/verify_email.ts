import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { LinkExpired } from '#accounts/errors'
import type User from '#accounts/models/user'
import AccountPolicy from '#accounts/policies/account_policy'
import { useUpLink } from '#accounts/standing_link'

/** Confirms the address of whoever got this link. Throws LinkExpired. */
export default class VerifyEmail {
  async handle(actor: Actor, token: string): Promise<User> {
    return db.transaction(async (trx) => {
      await bouncerFor(actor).with(AccountPolicy).authorize('useLink')
      const user = await useUpLink(trx, 'verify_email', token)
      if (user.isVerified) return user
      if (user.mustChoosePassword) throw new LinkExpired()

      await user.merge({ emailVerifiedAt: DateTime.now() }).save()
      await record(trx, actor, 'user.email_verified', user, { userId: user.id })
      return user
    })
  }
}
