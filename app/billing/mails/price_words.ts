import env from '#start/env'
import { moneyWords } from '#shared/money'
import type Subscription from '#billing/models/subscription'

/** Where Stripe reckons tax, a price is without it. */
export const taxWords = () => (env.get('STRIPE_TAX', false) ? ', plus the tax of your country' : '')

/** What a subscription costs, as mails say it: €9.00 each month. It comes with its plan. */
export const priceWords = (subscription: Subscription) =>
  `${moneyWords(subscription)} each ${subscription.plan.interval}${taxWords()}`
