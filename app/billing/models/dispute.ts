import { DisputeSchema } from '#database/schema'

/** Inquiries (`warning_…`) move no money; a dispute that was won gave it back. */
const HARMLESS = /^(won|warning_.*)$/

/** A buyer's bank took the payment back, or tries to. */
export default class Dispute extends DisputeSchema {
  /** Whether the money is gone, for now or for good. A status we do not know counts as gone. */
  get takesMoney() {
    return !HARMLESS.test(this.status)
  }
}
