import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import User from '#accounts/models/user'

export const PASSWORD = 'correct horse battery staple'

/** Somebody who signed up; verified unless told otherwise. Their password is PASSWORD. */
export async function aUser(
  traits: { isAdmin?: boolean; verified?: boolean; fullName?: string; email?: string } = {}
): Promise<User> {
  const user = await User.create({
    fullName: traits.fullName ?? 'Ada Lovegood',
    email: traits.email ?? `person-${randomUUID()}@example.test`,
    password: PASSWORD,
    isAdmin: traits.isAdmin ?? false,
    emailVerifiedAt: traits.verified === false ? null : DateTime.now(),
  })
  return user.refresh()
}
