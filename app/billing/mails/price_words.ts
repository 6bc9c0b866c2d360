import type Plan from '#catalog/models/plan'

/** What a plan costs, as mails say it: €9.00 each month. */
export function priceWords({ amountInCents, currency, interval }: Plan): string {
  const price = moneyWords(amountInCents, currency)
  return interval ? `${price} each ${interval}` : price
}

export const moneyWords = (amountInCents: number, currency: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).format(amountInCents / 100)
