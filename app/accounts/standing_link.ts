import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { digestOf, type LinkPurpose } from '#accounts/email_link'
import EmailToken from '#accounts/models/email_token'
import User from '#accounts/models/user'
import { LinkExpired } from '#accounts/errors'

/** The person whose mailbox a still unused link was sent to, or null. Locks nothing; for pages. */
export async function addresseeOf(purpose: LinkPurpose, token: string): Promise<User | null> {
  const link = await unused(purpose, token).first()
  return link ? User.find(link.userId) : null
}

/** Uses up a link within the transaction and returns whose it is. Throws LinkExpired. */
export async function useUpLink(
  trx: TransactionClientContract,
  purpose: LinkPurpose,
  token: string
): Promise<User> {
  const link = await unused(purpose, token, trx).forUpdate().first()
  if (!link) throw new LinkExpired()
  await withdrawLinks(trx, purpose, link.userId)
  return User.query({ client: trx }).where('id', link.userId).forUpdate().firstOrFail()
}

/** A person has one standing link a purpose at most: the last one mailed. */
export async function withdrawLinks(
  trx: TransactionClientContract,
  purpose: LinkPurpose,
  userId: string
): Promise<void> {
  await EmailToken.query({ client: trx })
    .where({ userId, purpose })
    .whereNull('usedAt')
    .update({ usedAt: DateTime.now() })
}

const unused = (purpose: LinkPurpose, token: string, client?: TransactionClientContract) =>
  EmailToken.query({ client })
    .where({ purpose, tokenSha256: digestOf(token) })
    .whereNull('usedAt')
    .where('expiresAt', '>', DateTime.now().toSQL())

/** How many links were mailed to a person for a purpose in the last hour. */
export async function recentLinks(
  trx: TransactionClientContract,
  purpose: LinkPurpose,
  userId: string
): Promise<number> {
  const recent = await EmailToken.query({ client: trx })
    .where({ userId, purpose })
    .where('createdAt', '>', DateTime.now().minus({ hours: 1 }).toSQL())
  return recent.length
}
