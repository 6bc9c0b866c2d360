import type { DateTime } from 'luxon'
import type Entitlement from '#entitlements/models/entitlement'
import type { SpellKind } from '#entitlements/models/entitlement_spell'

export type Fact = { at: string; what: string; by: string; cause: string; message: string | null }

const SPELLS: Record<SpellKind, [begun: string, over: string]> = {
  overdue: ['A payment failed', 'Nothing overdue any more'],
  paused: ['Paused', 'The pause was over'],
  ended: ['Ended at Stripe', 'Running again at Stripe'],
  taken_back: ['The payment of a period was refunded in full', 'That refund did not go through'],
}

const iso = (moment: DateTime) => moment.toUTC().toISO()!
const minute = (moment: DateTime) => moment.toUTC().toFormat("yyyy-MM-dd HH:mm 'UTC'")

/** A subscription's periods and spells as the desk reads them, in no order; none of a licence. */
export function subscriptionHappenings({ periods, spells, sourceRef }: Entitlement): Fact[] {
  const told = { by: 'Stripe', message: null }
  const paid = periods.map(({ ref, startsAt, endsAt, isTrial }) => ({
    ...told,
    at: iso(startsAt),
    what: `${isTrial ? 'Trial' : 'Paid'} until ${minute(endsAt)}`,
    cause: ref,
  }))
  const held = spells.flatMap(({ kind, periodId, since, until, graceEndsAt }) => {
    const [begun, over] = SPELLS[kind]
    const cause = periods.find(({ id }) => id === periodId)?.ref ?? sourceRef
    const grace = graceEndsAt ? `; its grace ends at ${minute(graceEndsAt)}` : ''
    const first = { ...told, at: iso(since), what: `${begun}${grace}`, cause }
    return until ? [first, { ...told, at: iso(until), what: over, cause }] : [first]
  })
  return [...paid, ...held]
}
