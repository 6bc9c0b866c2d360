import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { httpServer } from './http.ts'
import { Mailbox } from './mailbox.ts'
import { smtpServer } from './smtp.ts'

export type { Message } from './message.ts'

export interface MailCatcherOptions {
  /** 0 or absent: a free port. */
  smtpPort?: number
  /** 0 or absent: a free port. */
  httpPort?: number
  /** Where `messages.jsonl` lives; absent: memory only. */
  data?: string
}

export interface MailCatcher {
  smtpPort: number
  httpPort: number
  /** Of the inbox page, without a trailing slash. */
  url: string
  close(): Promise<void>
}

const LOOPBACK = '127.0.0.1'

/** Starts both doors on loopback; rejects when a port is taken. */
export async function startMailCatcher(options: MailCatcherOptions = {}): Promise<MailCatcher> {
  const mailbox = new Mailbox(options.data)
  const mood = { isAway: false }
  const smtp = smtpServer(mailbox, mood)
  const http = httpServer(mailbox, mood)

  smtp.listen(options.smtpPort ?? 0, LOOPBACK)
  await once(smtp.server, 'listening')
  http.listen(options.httpPort ?? 0, LOOPBACK)
  await once(http, 'listening')

  const httpPort = (http.address() as AddressInfo).port
  return {
    smtpPort: (smtp.server.address() as AddressInfo).port,
    httpPort,
    url: `http://${LOOPBACK}:${httpPort}`,
    close: async () => {
      http.closeAllConnections()
      await new Promise((done) => http.close(done))
      await new Promise<void>((done) => smtp.close(done))
    },
  }
}
