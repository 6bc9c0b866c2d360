import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { System } from '#accounts/actor'
import ReceiveStripeEvent from '#billing/actions/receive_stripe_event'
import { readDelivery } from '#billing/stripe/delivery'

/** Stripe's door: verify the bytes, keep the event, say so. The worker does the rest. */
export default class StripeWebhooksController {
  @inject()
  async store({ params, request, response }: HttpContext, receive: ReceiveStripeEvent) {
    const delivery = await readDelivery(params.endpoint ?? 'platform', request.request)
    await receive.handle(new System('stripe'), delivery)
    return response.status(200).send({ received: true })
  }
}
