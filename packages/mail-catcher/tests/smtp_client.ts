import { connect } from 'node:net'
import { createInterface } from 'node:readline'

interface Mail {
  from: string
  to: string[]
  raw: string
}

/** Speaks SMTP the long way, over one connection: the tests depend on the protocol alone. */
export async function sendMail(port: number, ...mails: Mail[]) {
  const socket = connect(port, '127.0.0.1')
  const replies = createInterface({ input: socket })[Symbol.asyncIterator]()
  await lastLine(replies)
  for (const command of ['EHLO tests', ...mails.flatMap(commandsFor), 'QUIT']) {
    socket.write(command + '\r\n')
    const reply = await lastLine(replies)
    if (!/^[23]/.test(reply)) throw new Error(`${command.slice(0, 40)} was answered ${reply}`)
  }
  socket.end()
}

const commandsFor = (mail: Mail) => [
  `MAIL FROM:<${mail.from}>`,
  ...mail.to.map((address) => `RCPT TO:<${address}>`),
  'DATA',
  mail.raw.replaceAll(/\r?\n/g, '\r\n') + '\r\n.',
]

async function lastLine(replies: AsyncIterator<string>): Promise<string> {
  for (;;) {
    const { value } = await replies.next()
    if (!/^\d{3}-/.test(value)) return value
  }
}
