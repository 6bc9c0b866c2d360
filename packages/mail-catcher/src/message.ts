import { randomUUID } from 'node:crypto'
import { simpleParser } from 'mailparser'
import type { ParsedMail } from 'mailparser'
import type { SMTPServerEnvelope } from 'smtp-server'

/** One received message. `to` holds every address the envelope named, so Bcc is seen as well. */
export interface Message {
  id: string
  from: string
  to: string[]
  subject: string
  text: string
  html: string | null
  headers: Record<string, string>
  /** ISO 8601, UTC. */
  received_at: string
}

/** Parses the raw bytes of one SMTP DATA command. */
export async function readMessage(raw: Buffer, envelope: SMTPServerEnvelope): Promise<Message> {
  const mail = await simpleParser(raw, { skipImageLinks: true })
  return {
    id: randomUUID(),
    from: mail.from?.text ?? (envelope.mailFrom ? envelope.mailFrom.address : ''),
    to: envelope.rcptTo.map((recipient) => recipient.address.toLowerCase()),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || null,
    headers: headersOf(mail),
    received_at: new Date().toISOString(),
  }
}

function headersOf(mail: ParsedMail): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const { key, line } of mail.headerLines) {
    const value = line.slice(line.indexOf(':') + 1).trim()
    headers[key] = key in headers ? `${headers[key]}\n${value}` : value
  }
  return headers
}
