import { exampleOf, moneyWords } from '#shared/money'
import { Refusal } from '#shared/refusal'

export class RefundTooLarge extends Refusal {
  static code = 'E_REFUND_TOO_LARGE'
  static message = 'That is more than is left of this payment.'
}

/** It would be given twice: once as a credit, and once as money. */
export class CreditedAway extends Refusal {
  static status = 409
  static code = 'E_CREDITED_AWAY'

  constructor({ creditedAwayInCents: amountInCents, currency }: Credited) {
    super(
      `${moneyWords({ amountInCents, currency })} of this payment was credited when the plan was changed, and has paid for the later one: refund that payment to give it back. Of this one only the rest can go back.`
    )
  }
}

type Credited = { creditedAwayInCents: number; currency: string }

/** What was typed is none of the payment's currency: yen have no decimals. */
export class NotAnAmount extends Refusal {
  static code = 'E_NOT_AN_AMOUNT'

  constructor(currency: string) {
    super(
      `The buyer paid in ${currency.toUpperCase()}: write an amount such as ${exampleOf(currency)}.`,
      'amount'
    )
  }
}

export class NothingToRefund extends Refusal {
  static status = 409
  static code = 'E_NOTHING_TO_REFUND'
  static message = 'This payment has been refunded in full, or a refund is under way already.'
}

/** A coupon covered all of it. */
export class NothingWasPaid extends Refusal {
  static status = 409
  static code = 'E_NOTHING_WAS_PAID'
  static message =
    'Nothing was paid for this one: there is neither a receipt nor anything to give back.'
}

/** The money may have gone back or not: the row keeps its key, and the reconciler asks again by itself. */
export class RefundUnanswered extends Refusal {
  static code = 'E_REFUND_UNANSWERED'
  static message =
    'Stripe does not answer just now, so we do not know yet whether the refund was made. It is asked for again by itself within the hour, and never made twice.'
}

/** Why Stripe made no refund, by its code. */
const REFUND_REFUSALS: Record<string, string> = {
  charge_disputed:
    'the buyer has disputed the payment with their bank, and only the bank decides about it now.',
  charge_already_refunded: 'it has given this payment back in full already.',
  balance_insufficient:
    'neither the publisher’s balance nor ours holds the money now. Try again in a few days.',
}
const ANOTHER_REASON = 'it does not say why in words we know. Write to us, and we ask them.'

/** Nothing moved; another refund may be asked for once the cause is gone. `reason` is Stripe's own code. */
export class RefundRefused extends Refusal {
  static status = 409
  static code = 'E_REFUND_REFUSED'

  constructor(readonly reason: string) {
    const code = reason === 'insufficient_funds' ? 'balance_insufficient' : reason
    super(
      `Stripe refused the refund, and nothing moved: ${REFUND_REFUSALS[code] ?? ANOTHER_REASON}`
    )
  }
}

export class PaymentDisputed extends Refusal {
  static status = 409
  static code = 'E_PAYMENT_DISPUTED'
  static message =
    'The buyer has disputed this payment with their bank. Refunding it as well would pay them twice; the bank decides.'
}
