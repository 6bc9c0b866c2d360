import type Entitlement from '#entitlements/models/entitlement'
import type { SpellKind } from '#entitlements/models/entitlement_spell'
import { dayOf } from '#entitlements/terms/update_window'

const SPELLS: Record<SpellKind, [begun: string, over: string]> = {
  overdue: ['A payment failed.', 'Nothing is overdue any more.'],
  paused: ['It was paused.', 'It went on.'],
  ended: ['It ended.', 'It is running again.'],
  taken_back: ['A payment was refunded in full.', 'That refund did not go through.'],
}

/** What happened to a subscription, as its buyer reads it, in no order; nothing of a licence. */
export function subscriptionHistory({ periods, spells }: Entitlement) {
  const paid = periods.map(({ startsAt, endsAt, isTrial }) => ({
    at: startsAt.toISO()!,
    what: `${isTrial ? 'On trial' : 'Paid for'} until ${dayOf(endsAt.toJSDate())}.`,
  }))
  const held = spells.flatMap(({ kind, since, until }) => {
    const [begun, over] = SPELLS[kind]
    const first = { at: since.toISO()!, what: begun }
    return until ? [first, { at: until.toISO()!, what: over }] : [first]
  })
  return [...paid, ...held]
}
