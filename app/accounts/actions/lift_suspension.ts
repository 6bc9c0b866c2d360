import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import User from '#accounts/models/user'
import AccountPolicy from '#accounts/policies/account_policy'
import { NotFound } from '#shared/refusal'

/** Lets a suspended person in again. Twice is once. */
export default class LiftSuspension {
  async handle(actor: Actor, userId: string): Promise<User> {
    return db.transaction(async (trx) => {
      const user = await User.query({ client: trx }).where('id', userId).forUpdate().first()
      if (!user) throw new NotFound()
      await bouncerFor(actor).with(AccountPolicy).authorize('liftSuspension', user)
      if (!user.isSuspended) return user

      await user.merge({ suspendedAt: null }).save()
      await record(trx, actor, 'user.suspension_lifted', user, { userId: user.id })
      return user
    })
  }
}
