import { moneyWords } from '#billing/mails/price_words'
import type Purchase from '#billing/models/purchase'

/** A payment, as mails name it: €49.00 for Review Lantern. With its listing. */
export const paymentWords = ({ totalInCents, currency, listing }: Purchase) =>
  `${moneyWords(totalInCents, currency)} for ${listing.name}`
