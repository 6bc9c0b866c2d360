import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { Infer } from '@vinejs/vine/types'
import OfferPlan, { type Offer } from '#catalog/actions/offer_plan'
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
    const offer = offerOf(await request.validateUsing(planValidator))
    await offerPlan.handle(auth.getUserOrFail(), params.id, offer)
    session.flash('success', 'The plan is on offer.')
    return response.redirect().toRoute('studio.plans.index', [params.id])
  }
}

function offerOf(plan: Infer<typeof planValidator>): Offer {
  if (plan.kind === 'free') return plan
  if (plan.kind === 'subscription') {
    const { amount, trial_days: trialDays, ...terms } = plan
    return { ...terms, amountInCents: amount, trialDays }
  }
  const { kind, major, amount: amountInCents, currency, updates_for_months: months } = plan
  const upgradeAmountInCents = plan.upgrade_amount ?? null
  const price = { amountInCents, currency, upgradeAmountInCents }
  return { kind, major, ...price, updatesForMonths: months ?? null }
}
