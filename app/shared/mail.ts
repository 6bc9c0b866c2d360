import mail from '@adonisjs/mail/services/main'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { defineJob, enqueue, FOR_HOURS } from '#shared/jobs'

/** One mail to one address, in both its forms. */
export type Message = { to: string; subject: string; text: string; html: string }

defineJob<Message>('mail.send', sendNow, { retries: FOR_HOURS })

/**
 * Sends a mail once the transaction is committed, and for some hours again until the mail server takes it.
 * The message rests in the queue meanwhile: a mail that carries a secret is written and sent by a job of its own.
 */
export const mailLater = (trx: TransactionClientContract | null, message: Message) =>
  enqueue(trx, 'mail.send', message)

/** Hands a mail to the mail server; for jobs, which try again when this throws. */
export async function sendNow({ to, subject, text, html }: Message): Promise<void> {
  await mail.send((draft) => {
    draft.to(to).subject(oneLine(subject)).text(text).html(html)
  })
}

/** A header is one line: what comes from people must not begin another. */
const oneLine = (words: string) => words.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
