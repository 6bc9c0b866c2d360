import { moneyWords } from '#shared/money'
import type Subscription from '#billing/models/subscription'

/** What a subscription costs, as mails say it: €9.00 each month. It comes with its plan. */
export const priceWords = (subscription: Subscription) =>
  `${moneyWords(subscription)} each ${subscription.plan.interval}`
