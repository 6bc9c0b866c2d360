import { UserSchema } from '#database/schema'
import hash from '@adonisjs/core/services/hash'
import { compose } from '@adonisjs/core/helpers'
import { withAuthFinder } from '@adonisjs/auth/mixins/lucid'

export default class User extends compose(UserSchema, withAuthFinder(hash)) {
  readonly kind = 'user'

  /** How audit events name this person. */
  get label() {
    return `user:${this.id}`
  }

  get isVerified() {
    return this.emailVerifiedAt !== null
  }
}
