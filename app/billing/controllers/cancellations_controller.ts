import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import CancelSubscription from '#billing/actions/cancel_subscription'
import KeepSubscription from '#billing/actions/keep_subscription'
import { cancellationOf } from '#billing/queries/subscriptions_of'
import SubscriptionTransformer from '#billing/transformers/subscription_transformer'

/** The end of a subscription that its buyer asks for, and that they take back. */
export default class CancellationsController {
  async create({ auth, inertia, params }: HttpContext) {
    const { kept, ...view } = await cancellationOf(auth.getUserOrFail(), params.id)
    return inertia.render('subscriptions/cancel', {
      subscription: SubscriptionTransformer.transform(view),
      kept,
    })
  }

  @inject()
  async store({ auth, params, response, session }: HttpContext, cancel: CancelSubscription) {
    const { endsBy } = await cancel.handle(auth.getUserOrFail(), params.id)
    session.flash('success', `${endsBy} Nothing more will be charged.`)
    return response.redirect().toRoute('subscriptions.show', [params.id])
  }

  @inject()
  async destroy({ auth, params, response, session }: HttpContext, keep: KeepSubscription) {
    await keep.handle(auth.getUserOrFail(), params.id)
    session.flash('success', 'It goes on as before.')
    return response.redirect().toRoute('subscriptions.show', [params.id])
  }
}
