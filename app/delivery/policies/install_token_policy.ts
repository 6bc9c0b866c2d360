import { BasePolicy } from '@adonisjs/bouncer'
import type { Actor } from '#accounts/actor'
import { absent } from '#accounts/bouncer_for'
import type Entitlement from '#entitlements/models/entitlement'
import type InstallToken from '#delivery/models/install_token'

export default class InstallTokenPolicy extends BasePolicy {
  /** People make tokens for themselves; a token makes no other token. */
  create(actor: Actor, scope: Entitlement | null) {
    if (actor.kind !== 'user') return false
    return scope === null || scope.userId === actor.id || absent()
  }

  revoke(actor: Actor, token: InstallToken) {
    return (actor.kind === 'user' && (actor.id === token.userId || actor.isAdmin)) || absent()
  }
}
