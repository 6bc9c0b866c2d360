import { Refusal } from '#shared/refusal'

/** Asking Stripe again may help. Nothing was charged: every request carries its own idempotency key. */
export class StripeUnavailable extends Refusal {
  static code = 'E_STRIPE_UNAVAILABLE'
  static message =
    'Stripe, who handles the payments, does not answer just now. Nothing was charged; please try again in a minute.'
}

/** Stripe understood and refused: asking again will not help. `reason` is Stripe's own code. */
export class StripeRefused extends Refusal {
  static code = 'E_STRIPE_REFUSED'

  constructor(
    readonly reason: string,
    readonly requestId?: string
  ) {
    super(
      `Stripe refused this (${reason}). Nothing was charged; please write to us if it stays so.`
    )
  }
}

export class EmailNotVerified extends Refusal {
  static code = 'E_EMAIL_NOT_VERIFIED'
  static message =
    'Confirm your e-mail address before you buy: receipts go there. The link is in the mail we sent you.'
}

export class OwnListing extends Refusal {
  static code = 'E_OWN_LISTING'
  static message = 'This agent is your own: you can download its releases in your studio.'
}

export class PlanNotForSale extends Refusal {
  static status = 409
  static code = 'E_PLAN_NOT_FOR_SALE'
  static message = 'This plan is not for sale any more. The listing shows what is.'
}

export class PublisherNotReady extends Refusal {
  static status = 409
  static code = 'E_PUBLISHER_NOT_READY'
  static message =
    'The publisher cannot take payments just now. Nothing was charged; please come back later.'
}

/** Sends the buyer to what they own already. */
export class AlreadyOwned extends Refusal {
  static status = 409
  static code = 'E_ALREADY_OWNED'

  constructor(
    major: number,
    readonly location: string
  ) {
    super(`You own the ${major}.x line of this agent already. Here it is.`)
  }
}

export class PaymentUnderWay extends Refusal {
  static status = 409
  static code = 'E_PAYMENT_UNDER_WAY'

  constructor(readonly location: string) {
    super('You have paid for this line already; the bank has not confirmed it yet. Here it stands.')
  }
}

export class RefundTooLarge extends Refusal {
  static code = 'E_REFUND_TOO_LARGE'
  static message = 'That is more than is left of this payment.'
}

export class NothingToRefund extends Refusal {
  static status = 409
  static code = 'E_NOTHING_TO_REFUND'
  static message = 'This payment has been refunded in full, or a refund is under way already.'
}

export class CountryNotServed extends Refusal {
  static code = 'E_COUNTRY_NOT_SERVED'

  constructor(country: string) {
    super(`We cannot pay publishers in ${country} out yet. Write to us, and we will tell you when.`)
  }
}

export class NotAPublisher extends Refusal {
  static code = 'E_NOT_A_PUBLISHER'
  static message = 'Become a publisher first: it takes a name and a country.'
}

/** A delivery to a webhook that was not even kept. */
export class DeliveryRefused extends Refusal {
  constructor(status: 400 | 413 | 415, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export class ReceiptNotReady extends Refusal {
  static status = 409
  static code = 'E_RECEIPT_NOT_READY'
  static message = 'Stripe is still writing the receipt. It is there in a minute, and in your mail.'
}
