/** What plans can be priced in: currencies with cents, in which 50 of them are a payment Stripe accepts. */
export const CURRENCIES = ['usd', 'eur', 'gbp', 'cad', 'aud', 'chf', 'nzd', 'sgd'] as const
export type Currency = (typeof CURRENCIES)[number]

export const MIN_CENTS = 50
export const MAX_CENTS = 9_999_999

/** Larger than any real product line, small enough for every client to count with. */
export const MAX_MAJOR = 999_999

type Price = { major: number; amountInCents: number; currency: string }
type Problem = { field: 'major' | 'amount' | 'currency'; sentence: string }

/** What is wrong with a price, or null. */
export function priceProblem({ major, amountInCents, currency }: Price): Problem | null {
  if (!Number.isInteger(major) || major < 0 || major > MAX_MAJOR)
    return { field: 'major', sentence: `A version line is a whole number from 0 to ${MAX_MAJOR}.` }
  if (!Number.isInteger(amountInCents) || amountInCents < MIN_CENTS || amountInCents > MAX_CENTS)
    return { field: 'amount', sentence: 'A price lies between 0.50 and 99,999.99.' }
  if (!(CURRENCIES as readonly string[]).includes(currency))
    return { field: 'currency', sentence: `Choose one of ${CURRENCIES.join(', ').toUpperCase()}.` }
  return null
}
