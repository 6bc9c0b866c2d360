import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { Infer } from '@vinejs/vine/types'
import { CURRENCIES } from '#catalog/prices'
import { unitsOf } from '#shared/money'
import StudioListingTransformer from '#catalog/transformers/studio_listing_transformer'
import MakeCoupon from '#billing/actions/make_coupon'
import type { CouponTerms } from '#billing/coupon_terms'
import { planName } from '#billing/coupon_words'
import { couponsOf } from '#billing/queries/coupons_of'
import CouponTransformer from '#billing/transformers/coupon_transformer'
import { couponValidator } from '#billing/validators/coupon'

export default class CouponsController {
  async index({ auth, inertia, params }: HttpContext) {
    const { listing, coupons } = await couponsOf(auth.getUserOrFail(), params.id)
    const paid = listing.activePlans.filter(({ isFree }) => !isFree)
    return inertia.render('studio/listings/coupons', {
      listing: StudioListingTransformer.transform(listing),
      coupons: CouponTransformer.transform(coupons),
      plans: paid.map((plan) => ({ id: plan.id, name: planName(plan) })),
      currencies: CURRENCIES.filter((one) =>
        paid.some(({ openPrices }) => openPrices.some(({ currency }) => currency === one))
      ),
    })
  }

  @inject()
  async store({ auth, params, request, response, session }: HttpContext, make: MakeCoupon) {
    const terms = termsOf(await request.validateUsing(couponValidator))
    const { code } = await make.handle(auth.getUserOrFail(), params.id, terms)
    session.flash('success', `The code ${code} can be used.`)
    return response.redirect().toRoute('studio.coupons.index', [params.id])
  }
}

function termsOf(typed: Infer<typeof couponValidator>): CouponTerms {
  const { code, value, unit, duration, plans } = typed
  return {
    code,
    ...(unit === 'percent'
      ? { percentOff: Number(value.replace(',', '.')) }
      : { amountOffInCents: unitsOf(value, unit) ?? Number.NaN, currency: unit }),
    ...(duration ?? { duration: 'once' as const }),
    startsAt: typed.starts_on,
    endsAt: typed.ends_on?.plus({ days: 1 }),
    maxUses: typed.max_uses,
    maxUsesPerBuyer: typed.max_uses_per_buyer,
    planIds: plans,
  }
}
