import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import { sendNow } from '#shared/mail'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { digestOf, LIFETIME_IN_MINUTES, type LinkPurpose, newToken } from '#accounts/email_link'
import { confirmYourAddress } from '#accounts/mails/confirm_your_address'
import { choosePassword } from '#accounts/mails/choose_password'
import { chooseNewPassword } from '#accounts/mails/choose_new_password'
import EmailToken from '#accounts/models/email_token'
import User from '#accounts/models/user'
import AccountPolicy from '#accounts/policies/account_policy'
import { recentLinks, withdrawLinks } from '#accounts/standing_link'

const AN_HOUR = 3

/**
 * Makes a link and mails it at once: the secret is never at rest, neither in the queue nor in the database. A mail
 * that the server does not take undoes the link; the job tries again with another one.
 */
export default class MailLink {
  async handle(actor: Actor, { purpose: wanted, email }: { purpose: LinkPurpose; email: string }) {
    await db.transaction(async (trx) => {
      await bouncerFor(actor).with(AccountPolicy).authorize('sendLink')
      const user = await User.findBy('email', email, { client: trx })
      if (!user || !needsLink(user, wanted)) return
      const purpose = user.mustChoosePassword ? 'reset_password' : wanted
      if ((await recentLinks(trx, purpose, user.id)) >= AN_HOUR) return

      const token = newToken()
      await withdrawLinks(trx, purpose, user.id)
      const expiresAt = DateTime.now().plus({ minutes: LIFETIME_IN_MINUTES[purpose] })
      const link = { userId: user.id, purpose, tokenSha256: digestOf(token), expiresAt }
      await EmailToken.create(link, { client: trx })
      await record(trx, actor, 'user.link_mailed', user, { userId: user.id, details: { purpose } })
      await sendNow(mailFor(user, purpose)(user.email, token))
    })
  }
}

function mailFor(user: User, purpose: LinkPurpose) {
  if (user.mustChoosePassword) return choosePassword
  return purpose === 'verify_email' ? confirmYourAddress : chooseNewPassword
}

const needsLink = (user: User, purpose: LinkPurpose) =>
  !user.isSuspended && (purpose === 'reset_password' || !user.isVerified)
