import { Exception } from '@adonisjs/core/exceptions'

/**
 * A named refusal: an HTTP status, a stable code, and a sentence that says what happened and the way out.
 * Every domain keeps its own in `errors.ts`; both doors, pages and machines, know how to show them.
 */
export class Refusal extends Exception {
  static status = 422
  static code = 'E_REFUSED'

  /** @param field the form field the sentence belongs to, when there is one */
  constructor(
    message?: string,
    readonly field?: string
  ) {
    super(message)
  }

  /** What a program can use beside the sentence: members of the problem document. Never a secret. */
  get facts(): Record<string, unknown> {
    return {}
  }

  /** Headers that belong to the refusal, such as `Retry-After`. */
  get headers(): Record<string, string> {
    return {}
  }
}

/** What is not there, or not there for this reader: another person's object does not exist. */
export class NotFound extends Refusal {
  static status = 404
  static code = 'E_NOT_FOUND'
  static message = 'There is nothing here. It may have moved, or it is not yours to see.'
}
