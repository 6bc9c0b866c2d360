import { DateTime } from 'luxon'
import { ask, stripe } from './client.js'

/** `isActionable` ends once a full refund or a dispute has come first. */
export type FraudWarningFact = {
  id: string
  fraudType: string
  isActionable: boolean
  warnedAt: DateTime
}

/** A bank's warning as it is now. */
export async function fetchFraudWarning(id: string): Promise<FraudWarningFact> {
  const warning = await ask(() => stripe.radar.earlyFraudWarnings.retrieve(id))
  return {
    id,
    fraudType: warning.fraud_type,
    isActionable: warning.actionable,
    warnedAt: DateTime.fromSeconds(warning.created),
  }
}
