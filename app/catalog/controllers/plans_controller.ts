import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import OfferPlan from '#catalog/actions/offer_plan'
import { CURRENCIES } from '#catalog/prices'
import { studioListing } from '#catalog/queries/studio_listings'
import PlanTransformer from '#catalog/transformers/plan_transformer'
import StudioListingTransformer from '#catalog/transformers/studio_listing_transformer'
import { planValidator } from '#catalog/validators/plan'

export default class PlansController {
  async index({ auth, inertia, params }: HttpContext) {
    const listing = await studioListing(auth.getUserOrFail(), params.id)
    return inertia.render('studio/listings/plans', {
      listing: StudioListingTransformer.transform(listing),
      plans: PlanTransformer.transform(listing.plans),
      currencies: [...CURRENCIES],
    })
  }

  @inject()
  async store({ auth, params, request, response, session }: HttpContext, offerPlan: OfferPlan) {
    const plan = await request.validateUsing(planValidator)
    const offer = plan.kind === 'free' ? plan : { ...plan, amountInCents: plan.amount }
    await offerPlan.handle(auth.getUserOrFail(), params.id, offer)
    session.flash('success', 'The plan is on offer.')
    return response.redirect().toRoute('studio.plans.index', [params.id])
  }
}
