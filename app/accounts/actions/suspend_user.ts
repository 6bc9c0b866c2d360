import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { endSessions } from '#accounts/end_sessions'
import User from '#accounts/models/user'
import AccountPolicy from '#accounts/policies/account_policy'
import { NotFound } from '#shared/refusal'

/** Keeps a person out, from their very next request. `reason` is for the trail. Twice is once. */
export default class SuspendUser {
  async handle(actor: Actor, userId: string, reason: string): Promise<User> {
    return db.transaction(async (trx) => {
      const user = await User.query({ client: trx }).where('id', userId).forUpdate().first()
      if (!user) throw new NotFound()
      await bouncerFor(actor).with(AccountPolicy).authorize('suspend', user)
      if (user.isSuspended) return user

      await user.merge({ suspendedAt: DateTime.now() }).save()
      await endSessions(trx, user)
      await record(trx, actor, 'user.suspended', user, { userId: user.id, details: { reason } })
      return user
    })
  }
}
