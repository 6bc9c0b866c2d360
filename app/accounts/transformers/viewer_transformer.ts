import { BaseTransformer } from '@adonisjs/core/transformers'
import type User from '#accounts/models/user'

/** The signed-in person, as every page sees them. */
export default class ViewerTransformer extends BaseTransformer<User> {
  toObject() {
    return {
      id: this.resource.id,
      fullName: this.resource.fullName,
      email: this.resource.email,
      isAdmin: this.resource.isAdmin,
      isVerified: this.resource.isVerified,
    }
  }
}
