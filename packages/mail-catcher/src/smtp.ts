import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import type { Mailbox } from './mailbox.ts'
import { readMessage } from './message.ts'

const TEN_MEBIBYTES = 10 * 1024 * 1024

/** What the server is to answer, for those who want to see what happens without one. */
export type Mood = { isAway: boolean }

/** Takes any sender, any recipient and any password, and delivers nothing onwards. */
export function smtpServer(mailbox: Mailbox, mood: Mood): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: TEN_MEBIBYTES,
    onConnect: (_session, done) =>
      mood.isAway
        ? done(Object.assign(new Error('Service not available'), { responseCode: 421 }))
        : done(),
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'anyone' }),
    onData: (stream, session, done) => {
      buffer(stream)
        .then(async (raw) => {
          if (stream.sizeExceeded) throw new Error('The message is larger than 10 MiB')
          mailbox.add(await readMessage(raw, session.envelope))
          done()
        })
        .catch((error: Error) => done(error))
    },
  })
}
