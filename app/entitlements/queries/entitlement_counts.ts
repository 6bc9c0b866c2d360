import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import EntitlementPolicy from '#entitlements/policies/entitlement_policy'
import type { EntitlementStatus } from '#entitlements/terms/entitlement_state'

/** How many entitlements are in each state. For admins; others get NotFound. */
export async function entitlementCounts(actor: Actor): Promise<Record<EntitlementStatus, number>> {
  await bouncerFor(actor).with(EntitlementPolicy).authorize('oversee')
  const { rows } = await db.rawQuery<{ rows: { status: EntitlementStatus; count: number }[] }>(
    'select status, count(*) as count from entitlements group by status'
  )
  const counts = { active: 0, past_due: 0, inactive: 0, revoked: 0 }
  for (const { status, count } of rows) counts[status] = count
  return counts
}
