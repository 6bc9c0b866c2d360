import { typedCode } from '../billing/promotions.ts'
import { refuse } from '../api/problem.ts'
import { checkoutSessions, planOf, rememberPlan } from '../resources/checkout_sessions.ts'
import type { CheckoutSession } from '../resources/checkout_sessions.ts'
import { coupons } from '../resources/coupons.ts'
import type { World } from '../world/world.ts'
import { priced, totals } from './checkout_totals.ts'
import { openSession } from './pay_checkout.ts'

/** The buyer types a promotion code into the hosted page; the tax follows when they pay. */
export function applyCode(world: World, id: string, typed: string): CheckoutSession {
  const session = openSession(world, id)
  if (!session.allow_promotion_codes) refuse('This checkout takes no promotion codes.')
  const redeemed = typedCode(world, typed, {
    customer: session.customer,
    subtotal: session.amount_subtotal,
  })
  const plan = planOf(world, session)
  const lines = priced(plan.lines, coupons.get(world, redeemed.coupon), 0)
  rememberPlan(world, id, { ...plan, lines })
  return checkoutSessions.update(world, session, {
    ...totals(lines),
    discounts: [{ coupon: redeemed.coupon, promotion_code: redeemed.promotionCode }],
  })
}
