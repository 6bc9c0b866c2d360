import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import { enqueue } from '#shared/jobs'
import { mailLater } from '#shared/mail'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { hashPassword } from '#accounts/hashing'
import { alreadyHaveAnAccount } from '#accounts/mails/already_have_an_account'
import User from '#accounts/models/user'
import { newAccount } from '#accounts/new_account'
import { refuseWeakPassword } from '#accounts/password_rules'
import AccountPolicy from '#accounts/policies/account_policy'

export type Application = { fullName: string; email: string; password: string }

/**
 * Opens an account that waits for its address to be confirmed. Whoever asks cannot tell whether the address
 * had one already: only its mailbox learns that. Throws PasswordRefused and TooManySigningIn.
 */
export default class SignUp {
  async handle(actor: Actor, { fullName, email, password }: Application): Promise<void> {
    await bouncerFor(actor).with(AccountPolicy).authorize('signUp')
    refuseWeakPassword(password, { fullName, email })
    const hashed = await hashPassword(password)

    await db.transaction(async (trx) => {
      const user = await newAccount(trx, { fullName, email, password: hashed })
      const owner = user ?? (await User.findByOrFail('email', email, { client: trx }))
      const action = user ? 'user.signed_up' : 'user.sign_up_repeated'
      await record(trx, actor, action, owner, { userId: owner.id })

      if (owner.isVerified) await mailLater(trx, alreadyHaveAnAccount(owner.email))
      else await enqueue(trx, 'accounts.mail_link', { purpose: 'verify_email', email })
    })
  }
}
