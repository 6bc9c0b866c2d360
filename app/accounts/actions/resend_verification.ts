import { enqueue } from '#shared/jobs'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import AccountPolicy from '#accounts/policies/account_policy'

/** Has another link to confirm an address mailed, if an account waits for it: looked up later, out of sight. */
export default class ResendVerification {
  async handle(actor: Actor, email: string): Promise<void> {
    await bouncerFor(actor).with(AccountPolicy).authorize('requestLink')
    await enqueue(null, 'accounts.mail_link', { purpose: 'verify_email', email })
  }
}
