import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { EntitlementSchema } from '#database/schema'
import User from '#accounts/models/user'
import Listing from '#catalog/models/listing'
import EntitlementRevocation from '#entitlements/models/entitlement_revocation'
import type { EntitlementFacts } from '#entitlements/terms/facts'
import { updatesUntil } from '#entitlements/terms/update_window'

/** A buyer's right to install an agent. `status` is derived from `facts`; nothing else may set it. */
export default class Entitlement extends EntitlementSchema {
  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  @belongsTo(() => Listing)
  declare listing: BelongsTo<typeof Listing>

  @hasMany(() => EntitlementRevocation)
  declare revocations: HasMany<typeof EntitlementRevocation>

  /** Until when releases are included; null when they are for ever. */
  get updatesUntil(): Date | null {
    const { issuedAt, updatesForMonths } = this
    return updatesUntil({ issuedAt: issuedAt.toJSDate(), updatesForMonths })
  }

  /** Whether it still brings new releases: a window that has closed leaves only what was kept. */
  get bringsUpdates() {
    return this.updatesUntil === null || this.updatesUntil >= new Date()
  }

  /** What the pure terms read. `revocations` must be loaded. */
  get facts(): EntitlementFacts {
    return {
      terms: 'one_time_major',
      major: this.major,
      issuedAt: this.issuedAt.toJSDate(),
      updatesForMonths: this.updatesForMonths,
      revocations: this.revocations.map(({ facts }) => facts),
    }
  }
}
