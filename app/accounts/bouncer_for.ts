import { Bouncer } from '@adonisjs/bouncer'
import type { Actor } from '#accounts/actor'

/** Opens the policies to an actor anywhere, not only inside an HTTP request. */
export const bouncerFor = (actor: Actor) => new Bouncer(actor)
