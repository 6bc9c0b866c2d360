import { Refusal } from '#shared/refusal'
import type { Eligibility } from '#entitlements/terms/eligibility'

/** One answer for every token that is not good: unknown, mistyped, expired, revoked or not a token at all. */
export class TokenInvalid extends Refusal {
  static status = 401
  static code = 'E_TOKEN_INVALID'
  static message =
    'This install token is not valid. Make a new one in your library on the marketplace.'

  override get headers() {
    return { 'WWW-Authenticate': 'Bearer realm="fleetprompt"', 'Cache-Control': 'no-store' }
  }
}

export class NotEntitled extends Refusal {
  static status = 403
  static code = 'E_NOT_ENTITLED'

  constructor(private reason: Eligibility) {
    super(reason.message)
  }

  override get facts() {
    return { reason: { code: this.reason.code, message: this.reason.message } }
  }
}

export class RangeNotUnderstood extends Refusal {
  static code = 'E_RANGE_NOT_UNDERSTOOD'
  static message =
    'This range of versions is not understood. Write one of: 1.4.0, ^1.4.0, ~1.4.0, 1.x, 1.4.x.'
}

export class VersionNotUnderstood extends Refusal {
  static code = 'E_VERSION_NOT_UNDERSTOOD'
  static message =
    'The installed version is not one that we can read. Write a semantic version, such as 1.4.0, and “+” as %2B.'
}

export class MomentNotUnderstood extends Refusal {
  static code = 'E_MOMENT_NOT_UNDERSTOOD'
  static message =
    'This moment cannot be read, or has not come yet. Write one of the past as 2026-03-03T12:00Z.'
}

export class ChannelUnknown extends Refusal {
  static code = 'E_CHANNEL_UNKNOWN'
  static message = 'There is no such channel. Ask for stable, rc, beta or alpha.'
}

/** The row is there and its bytes are not, or not all of them: ours to mend, and never half a file with a 200. */
export class ArtifactDamaged extends Refusal {
  static status = 503
  static code = 'E_ARTIFACT_UNAVAILABLE'
  static message = 'This file cannot be served at the moment. We have been told; try again later.'
}

export class TooManyRequests extends Refusal {
  static status = 429
  static code = 'E_TOO_MANY_REQUESTS'

  constructor(
    private seconds: number,
    private budget: Record<string, string>
  ) {
    super(`There were too many requests in a short time. Try again in ${seconds} seconds.`)
  }

  override get headers() {
    return { 'Retry-After': String(this.seconds), ...this.budget }
  }
}

export class TooManyTokens extends Refusal {
  static code = 'E_TOO_MANY_TOKENS'
  static message = 'You have 50 install tokens in use. Revoke one that you no longer need first.'
}

export class ExpiryInThePast extends Refusal {
  static code = 'E_EXPIRY_IN_THE_PAST'

  constructor() {
    super('Choose a day in the future, or none for a token that does not expire.', 'expiresAt')
  }
}
