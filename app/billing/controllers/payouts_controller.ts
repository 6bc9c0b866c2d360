import type { HttpContext } from '@adonisjs/core/http'
import { payoutsOf } from '#billing/queries/payouts_of'
import PayoutsTransformer from '#billing/transformers/payouts_transformer'

export default class PayoutsController {
  async show({ auth, inertia }: HttpContext) {
    const payouts = await payoutsOf(auth.getUserOrFail())
    return inertia.render('studio/payouts', { payouts: PayoutsTransformer.transform(payouts) })
  }
}
