import { BasePolicy } from '@adonisjs/bouncer'
import type { Actor } from '#accounts/actor'
import { absent } from '#accounts/bouncer_for'
import type User from '#accounts/models/user'

const isPersonOrNobody = (actor: Actor) => actor.kind === 'user' || actor.kind === 'anonymous'
const isSelf = (actor: Actor, user: User) => actor.kind === 'user' && actor.id === user.id

/** A token of any kind is nobody's account: it may do none of this. */
export default class AccountPolicy extends BasePolicy {
  signUp(actor: Actor) {
    return actor.kind === 'anonymous'
  }

  signIn(actor: Actor) {
    return actor.kind === 'anonymous'
  }

  signOut(actor: Actor) {
    return actor.kind === 'user'
  }

  /** Whoever asks, only the mailbox learns whether there is an account. */
  requestLink(actor: Actor) {
    return isPersonOrNobody(actor)
  }

  sendLink(actor: Actor) {
    return actor.kind === 'system' && actor.name === 'scheduler'
  }

  /** The secret in the link is the authority, whoever is signed in meanwhile. */
  useLink(actor: Actor) {
    return isPersonOrNobody(actor)
  }

  changePassword(actor: Actor, user: User) {
    return isSelf(actor, user) || absent()
  }

  endSessions(actor: Actor, user: User) {
    return isSelf(actor, user) || absent()
  }

  /** The desk's list of everybody with an account. */
  oversee(actor: Actor) {
    return (actor.kind === 'user' && actor.isAdmin) || absent()
  }

  /** An admin, and never oneself: somebody must be left to lift it. */
  suspend(actor: Actor, user: User) {
    return (actor.kind === 'user' && actor.isAdmin && actor.id !== user.id) || absent()
  }

  liftSuspension(actor: Actor, user: User) {
    return (actor.kind === 'user' && actor.isAdmin && actor.id !== user.id) || absent()
  }

  noteRefusal(actor: Actor) {
    return actor.kind === 'system' && actor.name === 'scheduler'
  }

  /** Accounts that nobody signed up for: the demo shop's and the tests'. */
  open(actor: Actor) {
    return actor.kind === 'system' && actor.name === 'seed'
  }

  sweep(actor: Actor) {
    return actor.kind === 'system' && actor.name === 'scheduler'
  }
}
