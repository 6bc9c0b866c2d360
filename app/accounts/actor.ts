import type User from '#accounts/models/user'

/** Code acting on nobody's behalf: a Stripe event, a scheduled job, a seed. */
export class System {
  readonly kind = 'system'

  constructor(readonly name: 'stripe' | 'scheduler' | 'seed' | 'migration') {}

  get label() {
    return `system:${this.name}`
  }
}

/** Somebody who has not signed in. */
export class Anonymous {
  readonly kind = 'anonymous'
  readonly label = 'anonymous'
}

/**
 * The bearer of an install token: an actor of its own, never its user.
 * It cannot sign in, read mail or make another token.
 */
export class TokenBearer {
  readonly kind = 'install_token'

  constructor(
    readonly tokenId: string,
    readonly userId: string,
    readonly entitlementId: string | null
  ) {}

  get label() {
    return `install_token:${this.tokenId}`
  }
}

/** Whoever an action is performed for. Every action takes one; every policy judges one. */
export type Actor = User | TokenBearer | System | Anonymous

/** The person behind an actor, when the actor is a person who signed in. */
export const personOf = (actor: Actor): User | null => (actor.kind === 'user' ? actor : null)
