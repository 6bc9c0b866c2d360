import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import WithdrawCoupon from '#billing/actions/withdraw_coupon'

export default class CouponWithdrawalsController {
  @inject()
  async store({ auth, params, response, session }: HttpContext, withdraw: WithdrawCoupon) {
    const coupon = await withdraw.handle(auth.getUserOrFail(), params.id)
    session.flash('success', `The code ${coupon.code} is withdrawn. What was bought stays bought.`)
    return response.redirect().toRoute('studio.coupons.index', [coupon.listingId])
  }
}
