import env from '#start/env'
import { currenciesOf, LEAST } from '#start/currencies'
import { type Money, moneyWords } from '#shared/money'

/** What plans can be priced in; the first is what a form proposes. */
export const CURRENCIES: readonly string[] = currenciesOf(env.get('CURRENCIES'))

/** In the smallest unit of any currency. */
export const MAX_CENTS = 9_999_999

/** Larger than any real product line, small enough for every client to count with. */
export const MAX_MAJOR = 999_999

/** Ten years of updates; whoever wants to give more gives them for ever. */
export const MAX_MONTHS = 120

/** How often a subscription may renew, and the longest time one may try it for nothing. */
export const INTERVALS = ['month', 'year'] as const
export type Interval = (typeof INTERVALS)[number]
export const MAX_TRIAL_DAYS = 90

type Licence = Money & {
  major: number
  updatesForMonths?: number | null
  upgradeAmountInCents?: number | null
}
type Renewing = Money & { interval: string; trialDays?: number }

export type PricedField =
  | 'major'
  | 'amount'
  | 'upgrade_amount'
  | 'currency'
  | 'updates_for_months'
  | 'interval'
  | 'trial_days'
type Problem = { field: PricedField; sentence: string }

/** What is wrong with a price, or null. */
export function priceProblem(price: Licence | Renewing): Problem | null {
  return (
    ('interval' in price ? renewalProblem(price) : lineProblem(price)) ??
    amountProblem(price) ??
    ('interval' in price ? null : (windowProblem(price) ?? upgradeProblem(price)))
  )
}

function lineProblem({ major }: Licence): Problem | null {
  if (!Number.isInteger(major) || major < 0 || major > MAX_MAJOR)
    return { field: 'major', sentence: `A version line is a whole number from 0 to ${MAX_MAJOR}.` }
  return null
}

function renewalProblem({ interval, trialDays: days = 0 }: Renewing): Problem | null {
  if (!(INTERVALS as readonly string[]).includes(interval))
    return { field: 'interval', sentence: 'A subscription renews each month or each year.' }
  if (!Number.isInteger(days) || days < 0 || days > MAX_TRIAL_DAYS)
    return { field: 'trial_days', sentence: `A trial lasts up to ${MAX_TRIAL_DAYS} days.` }
  return null
}

/** What is wrong with an amount to ask for, or null: Stripe takes a little at least, in each currency another. */
export function amountProblem({ amountInCents, currency }: Money): Problem | null {
  if (!CURRENCIES.includes(currency))
    return { field: 'currency', sentence: `Choose one of ${CURRENCIES.join(', ').toUpperCase()}.` }
  const [least, most] = [LEAST[currency], MAX_CENTS]
  if (!Number.isInteger(amountInCents) || amountInCents < least || amountInCents > most) {
    const [from, to] = [least, most].map((end) => moneyWords({ amountInCents: end, currency }))
    return { field: 'amount', sentence: `A price lies between ${from} and ${to}.` }
  }
  return null
}

function windowProblem({ updatesForMonths: months = null }: Licence): Problem | null {
  if (months !== null && (!Number.isInteger(months) || months < 1 || months > MAX_MONTHS))
    return {
      field: 'updates_for_months',
      sentence: `Updates last from 1 to ${MAX_MONTHS} months, or for ever.`,
    }
  return null
}

/** Who has an older line pays less than the others, and something. */
function upgradeProblem({ major, currency, amountInCents, upgradeAmountInCents }: Licence) {
  const less = upgradeAmountInCents ?? null
  if (less === null) return null
  const field = 'upgrade_amount' as const
  if (major === 0) return { field, sentence: 'There is no older line to upgrade from.' }
  if (!Number.isInteger(less) || less < LEAST[currency] || less >= amountInCents) {
    const least = moneyWords({ amountInCents: LEAST[currency], currency })
    return { field, sentence: `An upgrade price lies between ${least} and the price.` }
  }
  return null
}
