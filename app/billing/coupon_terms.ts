import { DateTime } from 'luxon'
import { exampleOf, moneyWords } from '#shared/money'
import { CURRENCIES, MAX_CENTS } from '#catalog/prices'
import { isCode } from '#billing/coupon_code'

/** What a publisher says of a coupon. */
export type CouponTerms = {
  code: string
  /** A share of the price, or an amount in one currency. */
  percentOff?: number
  amountOffInCents?: number
  currency?: string
  /** Of a subscription: its first payment, those of some months, or all. */
  duration: 'once' | 'months' | 'forever'
  durationInMonths?: number | null
  startsAt?: DateTime | null
  endsAt?: DateTime | null
  maxUses?: number | null
  maxUsesPerBuyer?: number | null
  /** Nothing: every paid plan of the listing. */
  planIds?: string[]
}

export type CouponField =
  'code' | 'value' | 'unit' | 'duration' | 'ends_on' | 'max_uses' | 'max_uses_per_buyer' | 'plans'
type Problem = { field: CouponField; sentence: string }

export const MAX_USES = 1_000_000
export const MAX_DURATION_IN_MONTHS = 120

/** What is wrong with the terms of a coupon, or null. */
export const termsProblem = (terms: CouponTerms): Problem | null =>
  codeProblem(terms) ?? valueProblem(terms) ?? timeProblem(terms) ?? limitProblem(terms)

function codeProblem({ code }: CouponTerms): Problem | null {
  if (isCode(code)) return null
  const sentence = 'A code has 3 to 30 letters from A to Z and digits, with hyphens between them.'
  return { field: 'code', sentence }
}

function valueProblem({ percentOff, amountOffInCents, currency }: CouponTerms): Problem | null {
  if (percentOff !== undefined) {
    if (isWhole(percentOff, 1, 100)) return null
    return { field: 'value', sentence: 'A share is a whole number from 1 to 100 percent.' }
  }
  if (!currency || !CURRENCIES.includes(currency))
    return { field: 'unit', sentence: `Choose percent, or ${CURRENCIES.join(', ').toUpperCase()}.` }
  if (Number.isNaN(amountOffInCents))
    return { field: 'value', sentence: `Write an amount such as ${exampleOf(currency)}.` }
  if (!isWhole(amountOffInCents, 1, MAX_CENTS)) {
    const [from, to] = [1, MAX_CENTS].map((end) => moneyWords({ amountInCents: end, currency }))
    return { field: 'value', sentence: `An amount lies between ${from} and ${to}.` }
  }
  return null
}

function timeProblem(terms: CouponTerms): Problem | null {
  const { duration, durationInMonths, startsAt, endsAt } = terms
  if (duration === 'months' && !isWhole(durationInMonths, 1, MAX_DURATION_IN_MONTHS))
    return { field: 'duration', sentence: `Choose from 1 to ${MAX_DURATION_IN_MONTHS} months.` }
  if (endsAt && endsAt <= DateTime.max(startsAt ?? DateTime.now(), DateTime.now()))
    return { field: 'ends_on', sentence: 'It must end after it begins, and not in the past.' }
  return null
}

function limitProblem({ maxUses, maxUsesPerBuyer }: CouponTerms): Problem | null {
  const sentence = 'A limit is a whole number from 1; leave it empty for none.'
  if (isLimit(maxUses) && isLimit(maxUsesPerBuyer)) return null
  return { field: isLimit(maxUses) ? 'max_uses_per_buyer' : 'max_uses', sentence }
}

const isLimit = (value: number | null | undefined) =>
  value === null || value === undefined || isWhole(value, 1, MAX_USES)

const isWhole = (value: number | null | undefined, least: number, most: number) =>
  Number.isInteger(value) && value! >= least && value! <= most
