import type { HttpContext } from '@adonisjs/core/http'
import { subscriptionsOf, subscriptionWithChoices } from '#billing/queries/subscriptions_of'
import SubscriptionTransformer from '#billing/transformers/subscription_transformer'

/** What a buyer pays again and again, and until when. */
export default class SubscriptionsController {
  async index({ auth, inertia }: HttpContext) {
    const { subscriptions, paidIn } = await subscriptionsOf(auth.getUserOrFail())
    return inertia.render('subscriptions/index', {
      subscriptions: SubscriptionTransformer.transform(subscriptions),
      paidIn,
    })
  }

  async show({ auth, inertia, params }: HttpContext) {
    const subscription = await subscriptionWithChoices(auth.getUserOrFail(), params.id)
    return inertia.render('subscriptions/show', {
      subscription: SubscriptionTransformer.transform(subscription),
    })
  }
}
