import type Purchase from '#billing/models/purchase'

/** An amount, as mails say it: €49.00. */
export const moneyText = ({
  amountInCents,
  currency,
}: {
  amountInCents: number
  currency: string
}) => new Intl.NumberFormat('en', { style: 'currency', currency }).format(amountInCents / 100)

/** A payment, as mails name it: €49.00 for Review Lantern. With its listing. */
export const paymentWords = ({ totalInCents, currency, listing }: Purchase) =>
  `${moneyText({ amountInCents: totalInCents, currency })} for ${listing.name}`
