import { setTimeout as wait } from 'node:timers/promises'

export type Mail = {
  from: string
  to: string[]
  subject: string
  text: string
  html: string | null
  headers: Record<string, string>
}

const PATIENCE_IN_MS = 15_000

/** Everything that was mailed to an address so far, newest first. */
export async function mailsTo(email: string): Promise<Mail[]> {
  const response = await fetch(`${catcher()}/api/messages?to=${encodeURIComponent(email)}`)
  return (await response.json()) as Mail[]
}

/** Waits until an address has got so many mails, and returns the newest. */
export async function mailTo(email: string, { nth = 1 } = {}): Promise<Mail> {
  for (const deadline = Date.now() + PATIENCE_IN_MS; Date.now() < deadline; await wait(100)) {
    const mails = await mailsTo(email)
    if (mails.length >= nth) return mails[0]
  }
  throw new Error(`Mail number ${nth} to ${email} did not come.`)
}

/** The path and query of the first link of ours in a mail. */
export function linkIn(mail: Mail): string {
  const link = mail.text.match(/https?:\/\/\S+/)?.[0]
  if (!link?.startsWith(process.env.APP_URL!)) throw new Error(`A link leads elsewhere: ${link}`)
  return link.slice(process.env.APP_URL!.length)
}

export const emptyMailbox = () => fetch(`${catcher()}/api/messages`, { method: 'DELETE' })

/** The mail server refuses everybody from now on, or takes mails again. */
export const mailServerIsAway = (isAway: boolean) =>
  fetch(`${catcher()}/api/outage`, { method: isAway ? 'PUT' : 'DELETE' })

const catcher = () => process.env.MAIL_CATCHER_URL
