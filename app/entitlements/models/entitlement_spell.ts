import type { DateTime } from 'luxon'
import { EntitlementSpellSchema } from '#database/schema'
import type { Spell } from '#entitlements/terms/facts'

export type SpellKind = 'overdue' | 'paused' | 'ended' | 'taken_back'

/** What held of a subscription for a while: a payment that failed, a pause, an end, a payment taken back. */
export default class EntitlementSpell extends EntitlementSpellSchema {
  declare kind: SpellKind
  declare graceEndsAt: DateTime | null

  get facts(): Spell {
    return { since: this.since.toJSDate(), until: this.until?.toJSDate() ?? null }
  }
}
