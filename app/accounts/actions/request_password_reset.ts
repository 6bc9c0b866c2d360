import { enqueue } from '#shared/jobs'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import AccountPolicy from '#accounts/policies/account_policy'

/** Has a link to choose a new password mailed, if there is such an account: looked up later, out of sight. */
export default class RequestPasswordReset {
  async handle(actor: Actor, email: string): Promise<void> {
    await bouncerFor(actor).with(AccountPolicy).authorize('requestLink')
    await enqueue(null, 'accounts.mail_link', { purpose: 'reset_password', email })
  }
}
