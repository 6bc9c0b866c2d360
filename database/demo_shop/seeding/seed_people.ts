import { System } from '#accounts/actor'
import OpenAccount from '#accounts/actions/open_account'
import User from '#accounts/models/user'

type Person = { fullName: string; email: string; isAdmin?: boolean }

/** An account with a confirmed address, as a person who signed up would have it. */
export async function seedPerson(
  { fullName, email, isAdmin }: Person,
  password: string
): Promise<User> {
  const existing = await User.findBy('email', email)
  if (existing) return existing
  return new OpenAccount().handle(new System('seed'), {
    fullName,
    email,
    password,
    isAdmin: isAdmin ?? false,
    verified: true,
  })
}
