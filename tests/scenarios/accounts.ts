import { randomUUID } from 'node:crypto'
import { System } from '#accounts/actor'
import OpenAccount, { type Opening } from '#accounts/actions/open_account'
import type User from '#accounts/models/user'

export const PASSWORD = 'correct horse battery staple'

/** Somebody who signed up; verified unless told otherwise. Their password is PASSWORD. */
export function aUser(traits: Partial<Opening> = {}): Promise<User> {
  return new OpenAccount().handle(new System('seed'), {
    fullName: 'Ada Lovegood',
    email: `person-${randomUUID()}@example.test`,
    password: PASSWORD,
    ...traits,
  })
}
