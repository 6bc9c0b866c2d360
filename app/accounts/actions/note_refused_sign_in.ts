import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import { refusedSignInsSince } from '#audit/queries/refused_sign_ins'
import { mailLater } from '#shared/mail'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { manyRefusedSignIns } from '#accounts/mails/many_refused_sign_ins'
import User from '#accounts/models/user'
import AccountPolicy from '#accounts/policies/account_policy'

export const ALARMING_AN_HOUR = 20

/**
 * Keeps a refused sign-in in the trail of the person it was aimed at, if there is one, and tells them when it
 * happens too often. Runs outside the request, so that its answer takes the same time for everybody.
 */
export default class NoteRefusedSignIn {
  async handle(actor: Actor, { email, reason }: { email: string; reason: string }): Promise<void> {
    await db.transaction(async (trx) => {
      await bouncerFor(actor).with(AccountPolicy).authorize('noteRefusal')
      const user = await User.query({ client: trx }).where('email', email).forUpdate().first()
      if (!user) return

      const about = { userId: user.id, details: { reason } }
      await record(trx, actor, 'user.sign_in_refused', user, about)
      const hour = DateTime.now().minus({ hours: 1 })
      if ((await refusedSignInsSince(trx, user.id, hour)) === ALARMING_AN_HOUR)
        await mailLater(trx, manyRefusedSignIns(user.email))
    })
  }
}
