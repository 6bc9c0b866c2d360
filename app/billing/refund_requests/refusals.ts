import { Refusal } from '#shared/refusal'
import { dayOf } from '#entitlements/terms/update_window'

/** Asking is over; a person may still say yes. `contact` is who to write to. */
export class RefundWindowOver extends Refusal {
  static status = 409
  static code = 'E_REFUND_WINDOW_OVER'

  constructor(until: Date, contact: string) {
    super(
      `You could ask for this refund until ${dayOf(until)}. The refund policy says what may still be given back: write to ${contact} with the receipt, and a person answers.`
    )
  }
}

export class RefundAskedAlready extends Refusal {
  static status = 409
  static code = 'E_REFUND_ASKED_ALREADY'

  constructor(contact: string) {
    super(
      `You have asked about this payment already; here it stands. Once is all that this page takes: for anything more, write to ${contact}.`
    )
  }
}

/** As `PaymentDisputed`, for the buyer who asks. */
export class BankDecides extends Refusal {
  static status = 409
  static code = 'E_BANK_DECIDES'
  static message =
    'Your bank has taken this payment up, so only the bank decides about it now. Take the dispute back there if you would rather have the refund from us.'
}

/** Somebody, mostly the buyer or another window, was faster. */
export class RefundRequestClosed extends Refusal {
  static status = 409
  static code = 'E_REFUND_REQUEST_CLOSED'
  static message =
    'This request is not open any more: it was answered or withdrawn meanwhile, or the money is on its way. Nothing was changed just now.'
}

/** Too late for the publisher to say no; giving the money back is always theirs. */
export class MarketplaceDecides extends Refusal {
  static status = 409
  static code = 'E_MARKETPLACE_DECIDES'
  static message =
    'The time to answer is over, so the marketplace decides about this request now. You may still give the money back.'
}
