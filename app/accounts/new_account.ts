import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import User from '#accounts/models/user'

export type NewAccount = {
  fullName: string
  email: string
  /** The hash of the password. */
  password: string
  isAdmin?: boolean
  emailVerifiedAt?: DateTime | null
}

/** Opens an account, or returns null when the address is taken; the caller's transaction survives either way. */
export async function newAccount(
  trx: TransactionClientContract,
  account: NewAccount
): Promise<User | null> {
  try {
    const user = await trx.transaction((savepoint) => User.create(account, { client: savepoint }))
    return await User.findOrFail(user.id, { client: trx })
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'users_email_key') return null
    throw error
  }
}
