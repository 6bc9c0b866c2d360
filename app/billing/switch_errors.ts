import { Refusal } from '#shared/refusal'
import { StripeUnavailable } from '#billing/errors'

/** Why a subscription does not change its plan now. Nothing was charged, and its own page says what can be done. */
abstract class SwitchRefused extends Refusal {
  static status = 409

  constructor(readonly location: string) {
    super()
  }
}

export class SamePlan extends SwitchRefused {
  static code = 'E_SAME_PLAN'
  static message = 'Your subscription is on this plan already: there is nothing to change.'
}

export class PlanNotInReach extends SwitchRefused {
  static code = 'E_PLAN_NOT_IN_REACH'
  static message =
    'This plan is not offered any more, or not in the currency that you pay in. Your plan goes on as it is; the listing shows what there is.'
}

export class SwitchOnTrial extends SwitchRefused {
  static code = 'E_SWITCH_ON_TRIAL'
  static message =
    'Nothing is paid during the trial. You can change the plan as soon as it is over, and the first payment came.'
}

export class SwitchOverdue extends SwitchRefused {
  static code = 'E_SWITCH_OVERDUE'
  static message =
    'A payment is overdue. Have it charged first, under “Manage payment”; then you can change the plan.'
}

export class SwitchEnding extends SwitchRefused {
  static code = 'E_SWITCH_ENDING'
  static message =
    'This subscription was cancelled and is about to end. Keep it after all first; then you can change the plan.'
}

export class SwitchPaused extends SwitchRefused {
  static code = 'E_SWITCH_PAUSED'
  static message =
    'This subscription rests, so there is no time to count. Write to us, and we find out why.'
}

export class SwitchRenewing extends SwitchRefused {
  static code = 'E_SWITCH_RENEWING'
  static message =
    'Its next time has just begun, and the payment for it is under way. Please change the plan in an hour or two.'
}

export class SwitchGivenBack extends SwitchRefused {
  static code = 'E_SWITCH_GIVEN_BACK'
  static message =
    'Money of the time that runs now went back, so it cannot be counted. You can change the plan once the next payment came.'
}

export class SwitchInVain extends SwitchRefused {
  static code = 'E_SWITCH_IN_VAIN'
  static message =
    'Paying more would open nothing just now. Nothing was charged; write to us if that seems wrong.'
}

export class SwitchNothingDue extends SwitchRefused {
  static code = 'E_SWITCH_NOTHING_DUE'
  static message =
    'Your unused time is worth as much as the other plan, so nothing would be left to pay. You can change once more of it is used.'
}

export class SwitchUnderWay extends SwitchRefused {
  static code = 'E_SWITCH_UNDER_WAY'
  static message =
    'You have asked for this change already, perhaps in another tab. This page shows it as soon as it is made.'
}

export class SwitchPriceChanged extends SwitchRefused {
  static code = 'E_SWITCH_PRICE_CHANGED'
  static message =
    'What it costs has changed since you looked. Nothing was charged: here is the sum of this moment.'
}

export class SwitchCardRefused extends SwitchRefused {
  static code = 'E_SWITCH_CARD_REFUSED'
  static message =
    'Your bank did not let the payment through, so nothing was charged and nothing has changed. Put another card in under “Manage payment”, and try again.'
}

export class SwitchNotMade extends SwitchRefused {
  static code = 'E_SWITCH_NOT_MADE'
  static message =
    'Stripe refused this change, so nothing was charged and nothing has changed. Try again later, and write to us if it stays so.'
}

/** Stripe may have made it all the same: its events or the reconciler tell. */
export class SwitchUnanswered extends StripeUnavailable {
  static code = 'E_SWITCH_UNANSWERED'
  static message =
    'Stripe does not answer just now, so we do not know yet whether the change was made. This page shows it as soon as we do; you are not charged twice.'

  constructor(readonly location: string) {
    super()
  }
}
