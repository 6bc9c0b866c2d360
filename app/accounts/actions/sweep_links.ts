import { DateTime } from 'luxon'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import EmailToken from '#accounts/models/email_token'
import AccountPolicy from '#accounts/policies/account_policy'

const KEPT_IN_DAYS = 7

/** Forgets links that stopped working a week ago. Nothing to audit: they could do nothing any more. */
export default class SweepLinks {
  async handle(actor: Actor): Promise<void> {
    await bouncerFor(actor).with(AccountPolicy).authorize('sweep')
    const longAgo = DateTime.now().minus({ days: KEPT_IN_DAYS }).toSQL()
    await EmailToken.query().where('expiresAt', '<', longAgo).delete()
  }
}
