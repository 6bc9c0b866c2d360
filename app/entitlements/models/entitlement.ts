import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { EntitlementSchema } from '#database/schema'
import User from '#accounts/models/user'
import Listing from '#catalog/models/listing'
import EntitlementPeriod from '#entitlements/models/entitlement_period'
import EntitlementRevocation from '#entitlements/models/entitlement_revocation'
import EntitlementSpell from '#entitlements/models/entitlement_spell'
import { entitlementState } from '#entitlements/terms/entitlement_state'
import type { EntitlementFacts } from '#entitlements/terms/facts'
import { subscriptionFacts } from '#entitlements/subscription_facts'
import { updatesUntil } from '#entitlements/terms/update_window'

/** A buyer's right to install an agent. `status` is derived from `facts`; nothing else may set it. */
export default class Entitlement extends EntitlementSchema {
  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  @belongsTo(() => Listing)
  declare listing: BelongsTo<typeof Listing>

  @hasMany(() => EntitlementRevocation)
  declare revocations: HasMany<typeof EntitlementRevocation>

  @hasMany(() => EntitlementPeriod)
  declare periods: HasMany<typeof EntitlementPeriod>

  @hasMany(() => EntitlementSpell)
  declare spells: HasMany<typeof EntitlementSpell>

  /** With all that `facts` are made of, each in its order. */
  static withFacts = scope((query: ModelQueryBuilderContract<typeof Entitlement>) => {
    void query
      .preload('revocations', (revocations) => revocations.orderBy('revokedAt'))
      .preload('periods', (periods) => periods.orderBy('startsAt').orderBy('id'))
      .preload('spells', (spells) => spells.orderBy('since').orderBy('id'))
  })

  get isSubscription() {
    return this.terms === 'subscription_updates'
  }

  /** What it is a right to, beside the agent's name. */
  get line() {
    return this.isSubscription ? 'subscription' : `${this.major}.x`
  }

  /** Until when the releases of a line are included; null when they are for ever, or as long as somebody subscribes. */
  get updatesUntil(): Date | null {
    const { issuedAt, updatesForMonths } = this
    return updatesUntil({ issuedAt: issuedAt.toJSDate(), updatesForMonths })
  }

  /**
   * Whether it still brings new releases: a window that has closed leaves only what was kept, and so does a
   * subscription that does not run. Of a subscription the facts must be loaded.
   */
  get bringsUpdates() {
    const now = new Date()
    if (this.isSubscription)
      return ['active', 'past_due'].includes(entitlementState(this.facts, now).status)
    return this.updatesUntil === null || this.updatesUntil >= now
  }

  /** What the pure terms read. `withFacts` loads what it is made of; a licence needs its revocations only. */
  get facts(): EntitlementFacts {
    const common = {
      issuedAt: this.issuedAt.toJSDate(),
      revocations: this.revocations.map(({ facts }) => facts),
    }
    if (this.isSubscription) return { ...common, ...subscriptionFacts(this) }
    const { major, updatesForMonths } = this
    return { ...common, terms: 'one_time_major', major: major!, updatesForMonths }
  }
}
