import { UserSchema } from '#database/schema'

/** A person with an account. `password` holds its argon2id hash, never the password. */
export default class User extends UserSchema {
  readonly kind = 'user'

  /** How audit events name this person. */
  get label() {
    return `user:${this.id}`
  }

  get isVerified() {
    return this.emailVerifiedAt !== null
  }

  /** Nobody knows whose the password is: only a new one, chosen from the mailbox, opens the account. */
  get mustChoosePassword() {
    return !this.isVerified && this.signUpRepeatedAt !== null
  }

  get isSuspended() {
    return this.suspendedAt !== null
  }
}
