import type Purchase from '#billing/models/purchase'

/** A payment, as mails name it: €49.00 for Review Lantern. With its listing. */
export function paymentWords({ totalInCents, currency, listing }: Purchase): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return `${format.format(totalInCents / 100)} for ${listing.name}`
}
