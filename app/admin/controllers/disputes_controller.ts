import type { HttpContext } from '@adonisjs/core/http'
import { openDisputes } from '#billing/queries/open_disputes'
import DisputeTransformer from '#admin/transformers/dispute_transformer'
import FraudWarningTransformer from '#admin/transformers/fraud_warning_transformer'
import UnsettledTransformer from '#admin/transformers/unsettled_transformer'

export default class DisputesController {
  async index({ auth, inertia }: HttpContext) {
    const { disputes, warnings, unsettled } = await openDisputes(auth.getUserOrFail())
    return inertia.render('desk/disputes', {
      disputes: DisputeTransformer.transform(disputes),
      warnings: FraudWarningTransformer.transform(warnings),
      unsettled: UnsettledTransformer.transform(unsettled),
    })
  }
}
