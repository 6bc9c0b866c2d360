import type { DateTime } from 'luxon'
import { dayOf } from '#entitlements/terms/update_window'
import { Refusal } from '#shared/refusal'
import { leastWords } from '#billing/checkout_price'
import type { CouponField } from '#billing/coupon_terms'

/** Why a code takes nothing off. The page it was typed on stays, with everything on it. */
abstract class CodeRefused extends Refusal {
  constructor(message?: string) {
    super(message, 'code')
  }
}

export class CouponUnknown extends CodeRefused {
  static code = 'E_COUPON_UNKNOWN'
  static message = 'This agent has no such code. Check how it is spelt, or go on without it.'
}

export class CouponOver extends CodeRefused {
  static code = 'E_COUPON_OVER'
  static message = 'This code is not valid any more. You can go on without it.'
}

export class CouponNotYet extends CodeRefused {
  static code = 'E_COUPON_NOT_YET'

  constructor(startsAt: DateTime) {
    super(
      `This code is valid from ${dayOf(startsAt.toJSDate())} on. Come back then, or go on without it.`
    )
  }
}

export class CouponForOtherPlan extends CodeRefused {
  static code = 'E_COUPON_FOR_OTHER_PLAN'
  static message =
    'This code is not for this plan. The listing shows the others, or go on without it.'
}

export class CouponForOtherCurrency extends CodeRefused {
  static code = 'E_COUPON_FOR_OTHER_CURRENCY'

  constructor(currency: string) {
    super(`This code is for prices in ${currency.toUpperCase()} only. You can go on without it.`)
  }
}

export class CouponLeavesTooLittle extends CodeRefused {
  static code = 'E_COUPON_LEAVES_TOO_LITTLE'

  constructor(currency: string) {
    super(
      `With this code less than ${leastWords(currency)} would be left to pay, and Stripe takes no such payment. You can go on without it.`
    )
  }
}

/** The better of the two, never both: the publisher set each of them by itself. */
export class CouponNotBetter extends CodeRefused {
  static code = 'E_COUPON_NOT_BETTER'

  constructor(major: number) {
    super(
      `As an owner of ${major}.x you pay no more without this code, so it was not used. Go on without it.`
    )
  }
}

export class CouponUsedByYou extends CodeRefused {
  static status = 409
  static code = 'E_COUPON_USED_BY_YOU'
  static message = 'You have used this code as often as one buyer may. You can go on without it.'
}

export class CouponUsedUp extends CodeRefused {
  static status = 409
  static code = 'E_COUPON_USED_UP'
  static message = 'This code has been used as often as it may. You can go on without it.'
}

/** Whoever is on Stripe's page with it may leave without paying. */
export class CouponHeld extends CodeRefused {
  static status = 409
  static code = 'E_COUPON_HELD'
  static message =
    'Others are just paying with the last uses of this code. Try again in two hours, or go on without it.'
}

/** The publisher's own form. */
export class CouponRefused extends Refusal {
  static code = 'E_COUPON_REFUSED'

  constructor(problem: string, field: CouponField) {
    super(problem, field)
  }
}

export class CodeTaken extends Refusal {
  static status = 409
  static code = 'E_CODE_TAKEN'

  constructor(code: string) {
    super(`There is a coupon ${code} already. Withdraw it first, or choose another code.`, 'code')
  }
}

export class CouponAlreadyWithdrawn extends Refusal {
  static status = 409
  static code = 'E_COUPON_ALREADY_WITHDRAWN'
  static message = 'This coupon is withdrawn already.'
}
