import { BaseTransformer } from '@adonisjs/core/transformers'
import type User from '#accounts/models/user'

/** Somebody with an account, as an admin sees them: nothing that opens it. */
export default class PersonTransformer extends BaseTransformer<User> {
  toObject() {
    const person = this.resource
    return {
      ...this.pick(person, ['id', 'fullName', 'email', 'isAdmin', 'isVerified', 'isSuspended']),
      joinedAt: person.createdAt.toUTC().toISO()!,
    }
  }
}
