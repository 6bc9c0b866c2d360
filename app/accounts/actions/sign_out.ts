import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import { type Actor, personOf } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import AccountPolicy from '#accounts/policies/account_policy'

/** Notes that somebody left. The session itself ends at the door that held it. */
export default class SignOut {
  async handle(actor: Actor): Promise<void> {
    await db.transaction(async (trx) => {
      await bouncerFor(actor).with(AccountPolicy).authorize('signOut')
      const user = personOf(actor)!
      await record(trx, actor, 'user.signed_out', user, { userId: user.id })
    })
  }
}
