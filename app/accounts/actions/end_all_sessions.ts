import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { endSessions } from '#accounts/end_sessions'
import User from '#accounts/models/user'
import AccountPolicy from '#accounts/policies/account_policy'
import { NotFound } from '#shared/refusal'

/** Signs a person out everywhere; the door that asked may begin a new session for them. */
export default class EndAllSessions {
  async handle(actor: Actor, userId: string): Promise<User> {
    return db.transaction(async (trx) => {
      const user = await User.query({ client: trx }).where('id', userId).forUpdate().first()
      if (!user) throw new NotFound()
      await bouncerFor(actor).with(AccountPolicy).authorize('endSessions', user)
      await endSessions(trx, user)
      await record(trx, actor, 'user.sessions_ended', user, { userId: user.id })
      return user
    })
  }
}
