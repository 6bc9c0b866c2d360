import { moneyWords } from '#shared/money'
import type Purchase from '#billing/models/purchase'

/** A payment, as mails name it: €49.00 for Review Lantern. With its listing. */
export const paymentWords = ({ totalInCents, currency, listing }: Purchase) =>
  `${moneyWords({ amountInCents: totalInCents, currency })} for ${listing.name}`
