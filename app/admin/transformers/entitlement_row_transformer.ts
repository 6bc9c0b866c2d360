import { BaseTransformer } from '@adonisjs/core/transformers'
import type Entitlement from '#entitlements/models/entitlement'

/** An entitlement among many; with buyer and listing loaded. */
export default class EntitlementRowTransformer extends BaseTransformer<Entitlement> {
  toObject() {
    const { listing, user } = this.resource
    return {
      ...this.pick(this.resource, ['id', 'line', 'status']),
      isGift: this.resource.source === 'complimentary',
      issuedAt: this.resource.issuedAt.toUTC().toISO()!,
      agent: this.pick(listing, ['name', 'agentId']),
      buyer: this.pick(user, ['fullName', 'email']),
    }
  }
}
