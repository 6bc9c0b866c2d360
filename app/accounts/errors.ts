import { Refusal } from '#shared/refusal'

export class SignInRefused extends Refusal {
  static code = 'E_SIGN_IN_REFUSED'

  constructor() {
    super('This e-mail address and this password do not belong together.', 'email')
  }
}

/** Said only to those who know the password. */
export class AddressNotConfirmed extends Refusal {
  static code = 'E_EMAIL_NOT_VERIFIED'

  constructor() {
    super('Confirm your e-mail address first: we have just sent you a new link.', 'email')
  }
}

/** Said only to those who know the password. */
export class AccountSuspended extends Refusal {
  static code = 'E_ACCOUNT_SUSPENDED'

  constructor() {
    super('This account is suspended. Answer any of our mails to talk about it.', 'email')
  }
}

export class PasswordRefused extends Refusal {
  static code = 'E_PASSWORD_REFUSED'

  constructor(sentence: string) {
    super(sentence, 'password')
  }
}

export class CurrentPasswordWrong extends Refusal {
  static code = 'E_CURRENT_PASSWORD_WRONG'

  constructor() {
    super('This is not your current password.', 'currentPassword')
  }
}

export class LinkExpired extends Refusal {
  static code = 'E_LINK_EXPIRED'
  static message = 'This link has been used, or it is too old. Ask for a new one.'
}

/** Hashing a password takes memory and time on purpose; more than a few at once would take the shop down. */
export class TooManySigningIn extends Refusal {
  static status = 503
  static code = 'E_TOO_MANY_SIGNING_IN'
  static message = 'Many people are signing in at this moment. Please try again in a few seconds.'

  get headers() {
    return { 'Retry-After': '5' }
  }
}

export class AddressTaken extends Refusal {
  static status = 409
  static code = 'E_ADDRESS_TAKEN'
  static message = 'There is an account with this e-mail address already.'
}
