import type { Missing } from '#catalog/readiness'
import type { PricedField } from '#catalog/prices'
import { Refusal } from '#shared/refusal'

export class AgentIdRefused extends Refusal {
  static code = 'E_AGENT_ID_REFUSED'

  constructor(problem: string) {
    super(problem, 'agentId')
  }
}

export class AgentIdTaken extends Refusal {
  static status = 409
  static code = 'E_AGENT_ID_TAKEN'

  constructor(agentId: string) {
    super(
      `The agent id ${agentId} belongs to another listing; upper and lower case make no difference. Choose another one.`,
      'agentId'
    )
  }
}

export class NotAPublisher extends Refusal {
  static code = 'E_NOT_A_PUBLISHER'
  static message = 'Become a publisher first: it takes a name and a country.'
}

/** Carries everything that is missing, so that it can be mended in one go. */
export class ListingNotReady extends Refusal {
  static code = 'E_LISTING_NOT_READY'

  readonly missing: readonly string[]

  constructor(lacks: readonly Missing[]) {
    const missing = lacks.map(({ words }) => words)
    super(`Before this listing can be published: ${missing.join('; ')}.`)
    this.missing = missing
  }
}

export class ListingAlreadyPublished extends Refusal {
  static status = 409
  static code = 'E_LISTING_ALREADY_PUBLISHED'
  static message = 'This listing is published already.'
}

export class ListingTakenDown extends Refusal {
  static status = 409
  static code = 'E_LISTING_TAKEN_DOWN'
  static message =
    'This listing was taken down by the marketplace. Write to us if you think that is a mistake.'
}

export class ListingNotTakenDown extends Refusal {
  static status = 409
  static code = 'E_LISTING_NOT_TAKEN_DOWN'
  static message = 'This listing is not taken down: there is nothing to restore.'
}

export class ListingNotOffered extends Refusal {
  static status = 409
  static code = 'E_LISTING_NOT_OFFERED'
  static message = 'Only a published listing can be featured.'
}

export class PlanAlreadyOffered extends Refusal {
  static status = 409
  static code = 'E_PLAN_ALREADY_OFFERED'

  constructor(what: string) {
    super(
      `There is ${what} already. A price never changes: withdraw that plan, then offer a new one.`
    )
  }
}

export class FreeOrPaid extends Refusal {
  static status = 409
  static code = 'E_FREE_OR_PAID'
  static message =
    'A listing is either free or paid. Withdraw the plans of the other kind first, then offer this one.'
}

export class PriceRefused extends Refusal {
  static code = 'E_PRICE_REFUSED'

  constructor(problem: string, field: PricedField = 'amount') {
    super(problem, field)
  }
}

export class PriceAlreadyOffered extends Refusal {
  static status = 409
  static code = 'E_PRICE_ALREADY_OFFERED'

  constructor(currency: string) {
    super(
      `This plan has a price in ${currency.toUpperCase()} already. A price never changes: withdraw it, then offer a new one.`,
      'currency'
    )
  }
}

export class PriceAlreadyWithdrawn extends Refusal {
  static status = 409
  static code = 'E_PRICE_ALREADY_WITHDRAWN'
  static message = 'This price is withdrawn already.'
}

export class PlanAlreadyWithdrawn extends Refusal {
  static status = 409
  static code = 'E_PLAN_ALREADY_WITHDRAWN'
  static message = 'This plan is withdrawn already.'
}
