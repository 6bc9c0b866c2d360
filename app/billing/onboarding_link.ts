import { appUrl } from '#config/app'
import router from '@adonisjs/core/services/router'
import { createOnboardingLink } from '#billing/stripe/gateway/accounts'

/** A fresh address of Stripe's own page for an account; it can be opened once. */
export const onboardingLink = (stripeAccountId: string) =>
  createOnboardingLink(stripeAccountId, {
    refreshUrl: `${appUrl}${router.makeUrl('studio.onboarding.refresh')}`,
    returnUrl: `${appUrl}${router.makeUrl('studio.payouts')}`,
  })
