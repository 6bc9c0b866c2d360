import { DisputeSchema } from '#database/schema'

/** Inquiries (`warning_…`) move no money; a dispute that was won gave it back. */
const HARMLESS = /^(won|warning_.*)$/

/** A buyer's bank took the payment back, or tries to. */
export default class Dispute extends DisputeSchema {
  /** Whether the money is gone, for now or for good. A status we do not know counts as gone. */
  get takesMoney() {
    return !HARMLESS.test(this.status)
  }

  /** How it stands, for the publisher; null when a bank's question came to nothing. */
  get inWords(): string | null {
    switch (this.status) {
      case 'won':
        return 'The bank decided that the payment stands: your part is yours again.'
      case 'lost':
        return 'The bank decided for the buyer: the payment, and your part of it, are gone.'
      case 'prevented':
        return 'The payment went back to the buyer before it became a dispute.'
      case 'warning_closed':
        return null
    }
    return this.takesMoney
      ? 'The buyer’s bank took the payment back, so your part goes back too. We answer the bank; you get your part again if the payment stands.'
      : 'The buyer’s bank asks about this payment. No money has moved.'
  }
}
