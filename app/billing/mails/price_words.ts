import type Plan from '#catalog/models/plan'

/** What a plan costs, as mails say it: €9.00 each month. */
export function priceWords({ amountInCents, currency, interval }: Plan): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  const price = format.format(amountInCents / 100)
  return interval ? `${price} each ${interval}` : price
}
