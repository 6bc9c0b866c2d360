import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { emit } from '../events/snapshot_events.ts'
import { changesFrom } from '../world/changes.ts'
import { Collection } from '../world/collection.ts'
import { matching, page } from '../world/pages.ts'
import { picked } from '../world/picking.ts'
import type { World } from '../world/world.ts'
import { charges } from './charges.ts'

/** A bank's hint that a payment will be disputed. */
interface EarlyFraudWarning {
  id: string
  object: 'radar.early_fraud_warning'
  created: number
  livemode: false
  /** False once a full refund or a dispute has come first. */
  actionable: boolean
  charge: string
  fraud_type: string
  payment_intent?: string
}

const warnings = new Collection<EarlyFraudWarning>(
  'radar.early_fraud_warning',
  'early fraud warning'
)

export function warnOfFraud(
  world: World,
  chargeId: string,
  fraudType = 'made_with_stolen_card'
): EarlyFraudWarning {
  const charge = charges.get(world, chargeId)
  const warning = warnings.insert(world, {
    id: world.ids.next('issfr_1'),
    object: 'radar.early_fraud_warning',
    created: world.now(),
    livemode: false,
    actionable: !charge.refunded && !charge.disputed,
    charge: charge.id,
    fraud_type: fraudType,
    ...(charge.payment_intent && { payment_intent: charge.payment_intent }),
  })
  emit(world, 'radar.early_fraud_warning.created', warning)
  return warning
}

/** Nothing is left to do about them: the money has gone back, one way or the other. */
export function warningsOvertaken(world: World, chargeId: string): void {
  for (const before of warnings.all(world)) {
    if (before.charge !== chargeId || !before.actionable) continue
    const after = warnings.update(world, before, { actionable: false })
    emit(world, 'radar.early_fraud_warning.updated', after, changesFrom(before, after))
  }
}

export const earlyFraudWarningRoutes: Routes = {
  'GET /v1/radar/early_fraud_warnings': ({
    world,
    params,
    path,
  }: Call<Stripe.Radar.EarlyFraudWarningListParams>) => {
    const filters = picked(params, 'charge', 'created', 'payment_intent')
    return page(matching(warnings.all(world), filters), path, params)
  },

  'GET /v1/radar/early_fraud_warnings/{id}': ({ world, ids: [id = ''] }: Call) =>
    warnings.get(world, id),
}
