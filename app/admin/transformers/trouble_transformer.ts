import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Trouble } from '#billing/queries/troubled_payments'

/** A payment that wants somebody to look. */
export default class TroubleTransformer extends BaseTransformer<Trouble> {
  toObject() {
    return {
      ...this.pick(this.resource, ['id', 'kind', 'agent', 'major', 'buyer', 'amountInCents']),
      ...this.pick(this.resource, ['currency', 'stripeId']),
      at: this.resource.at.toISOString(),
    }
  }
}
