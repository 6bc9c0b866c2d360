import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import { enqueue } from '#shared/jobs'
import { mailLater } from '#shared/mail'
import { isWithin } from '#shared/rate_limits'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { hashPassword } from '#accounts/hashing'
import { alreadyHaveAnAccount } from '#accounts/mails/already_have_an_account'
import User from '#accounts/models/user'
import { newAccount } from '#accounts/new_account'
import { refuseWeakPassword } from '#accounts/password_rules'
import AccountPolicy from '#accounts/policies/account_policy'
import { accountLimits } from '#start/limiter'

export type Application = { fullName: string; email: string; password: string }

/**
 * Opens an account that waits for its address to be confirmed. Whoever asks cannot tell whether the address
 * had one already: only its mailbox learns that. Two who sign up with one address before it is confirmed are
 * maybe two people, so the first one's password counts no more: the mailbox chooses another. Throws PasswordRefused
 * and TooManySigningIn.
 */
export default class SignUp {
  async handle(actor: Actor, { fullName, email, password }: Application): Promise<void> {
    await bouncerFor(actor).with(AccountPolicy).authorize('signUp')
    refuseWeakPassword(password, { fullName, email })
    const hashed = await hashPassword(password)
    const isNews = await isWithin(accountLimits.signUpByEmail, email)

    await db.transaction(async (trx) => {
      const user = await newAccount(trx, { fullName, email, password: hashed })
      const owner = user ?? (await lockedOwner(trx, email))
      const action = user ? 'user.signed_up' : 'user.sign_up_repeated'
      await record(trx, actor, action, owner, { userId: owner.id })

      if (owner.isVerified) {
        if (isNews) await mailLater(trx, alreadyHaveAnAccount(owner.email))
        return
      }
      if (!user) await owner.merge({ signUpRepeatedAt: DateTime.now() }).save()
      await enqueue(trx, 'accounts.mail_link', { purpose: 'verify_email', email })
    })
  }
}

const lockedOwner = (trx: TransactionClientContract, email: string) =>
  User.query({ client: trx }).where('email', email).forUpdate().firstOrFail()
