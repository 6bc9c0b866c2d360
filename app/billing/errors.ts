import { Refusal } from '#shared/refusal'

/**
 * Asking Stripe again may help. Stripe repeats a fault of its own for as long as it remembers the idempotency key
 * (`isRemembered`): then asking again needs another one.
 */
export class StripeUnavailable extends Refusal {
  static code = 'E_STRIPE_UNAVAILABLE'
  static message =
    'Stripe, who handles payments and payouts, does not answer just now. Please try again in a minute.'

  constructor(readonly isRemembered = false) {
    super()
  }
}

/**
 * Stripe understood and refused: asking again will not help. `reason` is Stripe's own code; `isOfCard`: it was the bank
 * that refused a payment, or wants to see its customer for it.
 */
export class StripeRefused extends Refusal {
  static code = 'E_STRIPE_REFUSED'

  constructor(
    readonly reason: string,
    readonly requestId?: string,
    readonly isOfCard = false
  ) {
    super(`Stripe refused this (${reason}). Please write to us if it stays so.`)
  }
}

/** No page was opened, so nobody can have paid on it. */
export class PaymentPageUnavailable extends StripeUnavailable {
  static message =
    'Stripe, who handles the payments, does not answer just now. Nothing was charged; please try again in a minute.'
}

/** As above, and Stripe said so: the publisher's account, mostly. */
export class PaymentPageRefused extends Refusal {
  static status = 409
  static code = 'E_PAYMENT_PAGE_REFUSED'
  static message =
    'Stripe refused to open the payment page, so nothing was charged. Try again later, and write to us if it stays so.'
}

export class OnboardingRefused extends Refusal {
  static status = 409
  static code = 'E_ONBOARDING_REFUSED'
  static message =
    'Stripe refused to open its page for your account. Nothing about it was changed; write to us, and we find out why.'
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

export class PriceNotForSale extends Refusal {
  static status = 409
  static code = 'E_PRICE_NOT_FOR_SALE'
  static message =
    'This plan is not sold at that price any more. The listing shows what it costs now.'
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

/** Sends the buyer to what runs already, where it can be ended, kept, or paid again. */
export class AlreadySubscribed extends Refusal {
  static status = 409
  static code = 'E_ALREADY_SUBSCRIBED'
  static message = 'You have a subscription of this agent already. Here it is.'

  constructor(readonly location: string) {
    super()
  }
}

/** As above, of one that was cancelled: going on is what there is to subscribe to. */
export class CancelledYetRunning extends AlreadySubscribed {
  static code = 'E_CANCELLED_YET_RUNNING'
  static message =
    'You cancelled this subscription, and it still runs. You need no second one: keep it after all, and it goes on as before.'
}

export class SubscriptionOver extends Refusal {
  static status = 409
  static code = 'E_SUBSCRIPTION_OVER'
  static message =
    'This subscription is over: nothing more is charged. The listing shows what you can choose now.'
}

export class SubscriptionInVain extends Refusal {
  static status = 409
  static code = 'E_SUBSCRIPTION_IN_VAIN'
  static message =
    'Another period would open nothing just now, so this subscription still ends with the time you paid for. Write to us if that seems wrong.'
}

export class NothingPaidYet extends Refusal {
  static status = 409
  static code = 'E_NOTHING_PAID_YET'
  static message =
    'You have not paid for anything here yet, so Stripe keeps no card or invoice of yours.'
}

export class PaymentUnderWay extends Refusal {
  static status = 409
  static code = 'E_PAYMENT_UNDER_WAY'

  constructor(readonly location: string) {
    super('You have paid for this line already; the bank has not confirmed it yet. Here it stands.')
  }
}

/** Somebody, mostly the buyer in another tab, began anew while this page was being made. */
export class CheckoutClosed extends Refusal {
  static status = 409
  static code = 'E_CHECKOUT_CLOSED'
  static message =
    'This way to the payment page was closed meanwhile, perhaps from another tab. Nothing was charged; please try again.'
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
