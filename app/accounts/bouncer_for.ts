import { AuthorizationResponse, Bouncer } from '@adonisjs/bouncer'
import type { Actor } from '#accounts/actor'
import { NotFound } from '#shared/refusal'

/** Opens the policies to an actor anywhere, not only inside an HTTP request. */
export const bouncerFor = (actor: Actor) => new Bouncer(actor)

/** A policy's answer about somebody else's object: for this actor it does not exist. */
export const absent = () => AuthorizationResponse.deny(NotFound.message, 404)
