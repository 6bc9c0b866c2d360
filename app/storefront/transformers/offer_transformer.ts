import { BaseTransformer } from '@adonisjs/core/transformers'
import type Plan from '#catalog/models/plan'
import { termsSentence } from '#catalog/queries/terms_sentence'

/** A plan one may choose, with its terms in words. */
export default class OfferTransformer extends BaseTransformer<Plan> {
  toObject() {
    return {
      ...this.pick(this.resource, ['id', 'major', 'amountInCents', 'currency', 'isFree']),
      terms: termsSentence(this.resource),
    }
  }
}
