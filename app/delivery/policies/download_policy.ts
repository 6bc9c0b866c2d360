import { BasePolicy } from '@adonisjs/bouncer'
import type { Actor } from '#accounts/actor'

/** What a buyer or a publisher may download, the terms say: see `terms/download_decision.ts`. */
export default class DownloadPolicy extends BasePolicy {
  asAdmin(actor: Actor) {
    return actor.kind === 'user' && actor.isAdmin
  }
}
