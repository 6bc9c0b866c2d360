/** An amount in the smallest unit of its currency, which is not always a cent: 500 jpy are ¥500. */
export type Money = { amountInCents: number; currency: string }

/** As people type it: `49`, `49.5` or `49,50`. */
const TYPED = /^(\d{1,9})(?:[.,](\d+))?$/

/** How many digits a currency has after the point: 2 as a rule, none in `jpy`. */
export function digitsOf(currency: string): number {
  if (!/^[a-z]{3}$/i.test(currency)) return 2
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.resolvedOptions().maximumFractionDigits ?? 2
}

/** What somebody typed, in the smallest unit; null when it is no amount of that currency. By digits: a float loses cents. */
export function unitsOf(typed: string, currency: string): number | null {
  const digits = digitsOf(currency)
  const [, whole, part = ''] = TYPED.exec(typed.trim()) ?? []
  if (whole === undefined || part.length > digits) return null
  return Number(whole + part.padEnd(digits, '0'))
}

/** How an amount of a currency may be written, in a sentence. */
export const exampleOf = (currency: string) =>
  digitsOf(currency) > 0 ? '49 or 49.50' : '4900, without decimals'

/** An amount in a sentence: €9.00, ¥500. */
export function moneyWords({ amountInCents, currency }: Money): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.format(amountInCents / 10 ** digitsOf(currency))
}
