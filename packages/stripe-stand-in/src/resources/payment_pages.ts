import type { Call, Routes } from '../api/call.ts'
import { pay } from '../flows/pay_checkout.ts'
import { checkoutSessions } from './checkout_sessions.ts'
import { paymentMethods } from './payment_methods.ts'

/** The private side of Checkout, as far as `stripe trigger checkout.session.*` needs it. */
export const paymentPageRoutes: Routes = {
  'GET /v1/payment_pages/{id}': ({ world, ids: [id = ''] }: Call) =>
    checkoutSessions.get(world, id),

  'POST /v1/payment_pages/{id}/confirm': ({
    world,
    params,
    ids: [id = ''],
  }: Call<{ payment_method?: string }>) => {
    const method = paymentMethods.get(world, params.payment_method ?? '', 'payment_method')
    const { email, name, address } = method.billing_details
    return pay(world, id, {
      ...(email && { email }),
      ...(name && { name }),
      ...(address?.country && { country: address.country }),
    })
  },
}
