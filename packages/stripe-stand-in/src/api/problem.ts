type Kind = 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error'

interface Details {
  status?: number
  type?: Kind
  code?: string
  param?: string
  /** Further fields of the error body: `decline_code`, `payment_intent`. */
  extra?: Record<string, unknown>
}

/** A refusal in Stripe's words. https://docs.stripe.com/api/errors */
export class Problem extends Error {
  readonly status: number
  readonly type: Kind
  private readonly details: Details

  constructor(message: string, details: Details = {}) {
    super(message)
    this.status = details.status ?? 400
    this.type = details.type ?? 'invalid_request_error'
    this.details = details
  }

  body(): object {
    const { code, param, extra } = this.details
    return {
      error: {
        type: this.type,
        message: this.message,
        ...(code && {
          code,
          doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`,
        }),
        ...(param && { param }),
        ...extra,
      },
    }
  }
}

export function missing(what: string, id: string, param = 'id'): Problem {
  return new Problem(`No such ${what}: '${id}'`, { status: 404, code: 'resource_missing', param })
}

export function refuse(message: string, param?: string, code?: string): never {
  throw new Problem(message, { ...(param && { param }), ...(code && { code }) })
}
