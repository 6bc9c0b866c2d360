import { LEAST } from '#start/currencies'
import { moneyWords } from '#shared/money'
import { applicationFeeOf } from '#billing/fees'

/** What a coupon takes off: a share of the list price in whole percents, or an amount. */
export type TakesOff = { percentOff: number | null; amountOffInCents: number | null }

export type CheckoutPrice = {
  listInCents: number
  discountInCents: number
  /** What is paid, without tax. */
  amountInCents: number
  /** Our share of what is paid. */
  applicationFeeInCents: number
}

/** What a checkout costs, in the smallest unit of one currency. */
export function checkoutPrice(listInCents: number, coupon: TakesOff | null): CheckoutPrice {
  const discountInCents = coupon ? discountOf(listInCents, coupon) : 0
  const amountInCents = listInCents - discountInCents
  return {
    listInCents,
    discountInCents,
    amountInCents,
    applicationFeeInCents: applicationFeeOf(amountInCents),
  }
}

/** A share of the price is rounded half up, as Stripe does; nothing costs less than nothing. */
function discountOf(listInCents: number, { percentOff, amountOffInCents }: TakesOff): number {
  if (percentOff !== null) return Math.floor((listInCents * percentOff + 50) / 100)
  return Math.min(amountOffInCents ?? 0, listInCents)
}

/** Whether Stripe takes such a payment; it also takes none at all. */
export const isPayable = ({ amountInCents }: CheckoutPrice, currency: string) =>
  amountInCents === 0 || amountInCents >= LEAST[currency]

/** The least that Stripe takes in a currency, in a sentence. */
export const leastWords = (currency: string) =>
  moneyWords({ amountInCents: LEAST[currency], currency })
