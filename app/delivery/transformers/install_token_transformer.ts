import { BaseTransformer } from '@adonisjs/core/transformers'
import type InstallToken from '#delivery/models/install_token'

/** A token as its owner may see it again: by its name and last four characters. */
export default class InstallTokenTransformer extends BaseTransformer<InstallToken> {
  toObject() {
    const { id, name, lastFour, state, createdAt, lastUsedAt, expiresAt, entitlement } =
      this.resource
    return {
      ...{ id, name, lastFour, state },
      createdAt: createdAt.toISO()!,
      lastUsedAt: lastUsedAt?.toISO() ?? null,
      expiresAt: expiresAt?.toISO() ?? null,
      scope: entitlement ? entitlement.listing.name : null,
    }
  }
}
