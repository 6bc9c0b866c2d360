import { defineJob } from '#shared/jobs'
import { System } from '#accounts/actor'
import SettleCheckout from '#billing/actions/settle_checkout'
import Checkout from '#billing/models/checkout'

/** Reads a page anew when its buyer has come back from it; mostly its event has been here before. */
defineJob('billing.settle_checkout', async ({ checkoutId }: { checkoutId: string }) => {
  const checkout = await Checkout.find(checkoutId)
  if (checkout?.isOpen && checkout.stripeSessionId)
    await new SettleCheckout().handle(new System('scheduler'), checkout.stripeSessionId)
})
