import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { AddressTaken } from '#accounts/errors'
import { hashPassword } from '#accounts/hashing'
import type User from '#accounts/models/user'
import { newAccount } from '#accounts/new_account'
import AccountPolicy from '#accounts/policies/account_policy'

export type Opening = {
  fullName: string
  email: string
  password: string
  isAdmin?: boolean
  /** Whether the address counts as confirmed; yes unless told otherwise. */
  verified?: boolean
}

/** Opens an account that nobody signed up for, and mails nobody. For seeds. Throws AddressTaken. */
export default class OpenAccount {
  async handle(actor: Actor, opening: Opening, within?: TransactionClientContract): Promise<User> {
    await bouncerFor(actor).with(AccountPolicy).authorize('open')
    const { fullName, email, isAdmin = false, verified = true } = opening
    const password = await hashPassword(opening.password)

    return (within ?? db).transaction(async (trx) => {
      const emailVerifiedAt = verified ? DateTime.now() : null
      const account = { fullName, email, password, isAdmin, emailVerifiedAt }
      const user = await newAccount(trx, account)
      if (!user) throw new AddressTaken()
      await record(trx, actor, 'user.opened', user, { userId: user.id, details: { isAdmin } })
      return user
    })
  }
}
