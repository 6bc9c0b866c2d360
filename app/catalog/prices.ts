/** What plans can be priced in: currencies with cents, in which 50 of them are a payment Stripe accepts. */
export const CURRENCIES = ['usd', 'eur', 'gbp', 'cad', 'aud', 'chf', 'nzd', 'sgd'] as const
export type Currency = (typeof CURRENCIES)[number]

export const MIN_CENTS = 50
export const MAX_CENTS = 9_999_999

/** Larger than any real product line, small enough for every client to count with. */
export const MAX_MAJOR = 999_999

/** Ten years of updates; whoever wants to give more gives them for ever. */
export const MAX_MONTHS = 120

type Price = {
  major: number
  amountInCents: number
  currency: string
  updatesForMonths?: number | null
}
type Problem = { field: 'major' | 'amount' | 'currency' | 'updates_for_months'; sentence: string }

/** What is wrong with a price, or null. */
export function priceProblem(price: Price): Problem | null {
  const { major, amountInCents, currency, updatesForMonths: months = null } = price
  if (!Number.isInteger(major) || major < 0 || major > MAX_MAJOR)
    return { field: 'major', sentence: `A version line is a whole number from 0 to ${MAX_MAJOR}.` }
  if (!Number.isInteger(amountInCents) || amountInCents < MIN_CENTS || amountInCents > MAX_CENTS)
    return { field: 'amount', sentence: 'A price lies between 0.50 and 99,999.99.' }
  if (!(CURRENCIES as readonly string[]).includes(currency))
    return { field: 'currency', sentence: `Choose one of ${CURRENCIES.join(', ').toUpperCase()}.` }
  if (months !== null && (!Number.isInteger(months) || months < 1 || months > MAX_MONTHS))
    return {
      field: 'updates_for_months',
      sentence: `Updates last from 1 to ${MAX_MONTHS} months, or for ever.`,
    }
  return null
}
