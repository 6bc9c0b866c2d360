import router from '@adonisjs/core/services/router'
import type { Actor } from '#accounts/actor'
import { payoutsOf } from '#billing/queries/payouts_of'
import { onboardingLink } from '#billing/onboarding_link'

/**
 * Where a publisher goes on with Stripe whose link was used or too old: a fresh one to their own account. Opening an
 * address makes no account: who has none starts on our own page.
 */
export async function onboardingAddress(actor: Actor): Promise<string> {
  const { account } = await payoutsOf(actor)
  if (!account?.stripeAccountId || account.isClosed) return router.makeUrl('studio.onboarding')
  return onboardingLink(account.stripeAccountId)
}
