import { BaseTransformer } from '@adonisjs/core/transformers'
import type User from '#accounts/models/user'

/** One's own account, as its settings show it. */
export default class AccountTransformer extends BaseTransformer<User> {
  toObject() {
    return {
      fullName: this.resource.fullName,
      email: this.resource.email,
      isVerified: this.resource.isVerified,
      createdAt: this.resource.createdAt.toUTC().toISO()!,
    }
  }
}
