import EntitlementPeriod from '#entitlements/models/entitlement_period'
import Entitlement from '#entitlements/models/entitlement'

/** Until when everything stays open for a subscription while its renewal is waited for; null before its first period. */
export async function openUntil(sourceRef: string): Promise<Date | null> {
  const entitlement = await Entitlement.findBy({ sourceRef })
  if (!entitlement) return null
  const last = await EntitlementPeriod.query()
    .where('entitlementId', entitlement.id)
    .orderBy('endsAt', 'desc')
    .first()
  return last?.graceEndsAt.toJSDate() ?? null
}
