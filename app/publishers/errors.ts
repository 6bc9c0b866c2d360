import { Refusal } from '#shared/refusal'

export class EmailNotVerified extends Refusal {
  static code = 'E_EMAIL_NOT_VERIFIED'
  static message = 'Confirm your e-mail address first: the link is in the mail we sent you.'
}

export class AlreadyPublisher extends Refusal {
  static status = 409
  static code = 'E_ALREADY_PUBLISHER'
  static message = 'You are a publisher already: your studio is waiting for you.'
}

export class NameReserved extends Refusal {
  static code = 'E_NAME_RESERVED'

  constructor(name: string) {
    super(
      `“${name}” could be mistaken for the marketplace itself. Please choose another name.`,
      'displayName'
    )
  }
}
