import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net'
import { once } from 'node:events'

/** One connection, with room for what a counting rule wants to remember of it. */
export type Conversation = { isInside?: boolean }
/** Whether a question counts: the text of a statement, or the first line of a request. */
export type Counts = (asked: string, conversation: Conversation) => boolean

/**
 * Counts what a process asks of others, on all its lines together, and loses the answer to one of the questions: what
 * was asked is carried out then, and nobody hears of it. That is every moment at which a process may die.
 */
export class Interruption {
  asked: string[] = []
  private at = Infinity
  private counts: Counts = () => false
  private happened: () => void = () => {}
  isHeld = false

  /**
   * Counts anew; resolves when the answer to the `k`-th question is lost. The line is cut then or, if `isHeld`, silent,
   * so that its owner can be killed while it waits.
   */
  after(k: number, counts: Counts, { isHeld = false } = {}): Promise<void> {
    Object.assign(this, { asked: [], at: k, counts, isHeld })
    return new Promise((resolve) => (this.happened = resolve))
  }

  /** Everything is heard again. */
  over() {
    this.at = Infinity
  }

  /** Whether the answer to this question is the one to be lost. */
  strikes(question: string, conversation: Conversation): boolean {
    if (!this.counts(question, conversation)) return false
    this.asked.push(question)
    return this.asked.length === this.at
  }

  isDone() {
    this.happened()
  }
}

type Speech = () => (chunk: Buffer) => string[]

/** A line to a server, for a process that is given its port instead of the server's. Answers the port. */
export async function aWire(target: URL, speech: Speech, interruption: Interruption) {
  const server = createServer((near) => {
    const far = createConnection({ host: target.hostname, port: Number(target.port) })
    join(near, far, speech(), interruption)
  })
  server.listen(0, '127.0.0.1').unref()
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

function join(
  near: Socket,
  far: Socket,
  questionsIn: ReturnType<Speech>,
  interruption: Interruption
) {
  const conversation: Conversation = {}
  let isLost = false
  const end = () => {
    near.destroy()
    far.destroy()
  }
  near.on('data', (chunk) => {
    for (const question of questionsIn(chunk))
      isLost = isLost || interruption.strikes(question, conversation)
    far.write(chunk)
  })
  far.on('data', (chunk) => {
    if (!isLost) return void near.write(chunk)
    if (!interruption.isHeld) end()
    interruption.isDone()
  })
  for (const side of [near, far]) side.setNoDelay(true).on('error', end).on('close', end)
}

/** Postgres' own protocol: a question is a simple query, or whatever ends with a Sync. Answers their texts. */
export const POSTGRES: Speech = () => {
  let rest = Buffer.alloc(0)
  let head = 0
  let text = ''
  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    const asked: string[] = []
    while (rest.length >= head + 4) {
      const length = head + rest.readInt32BE(head)
      if (rest.length < length) break
      const type = head === 0 ? 'startup' : String.fromCharCode(rest[0])
      const body = rest
        .toString('utf8', head + 4, length)
        .replaceAll('\0', ' ')
        .trim()
      if (type === 'Q') asked.push(body)
      if (type === 'P' || type === 'B') text ||= body
      if (type === 'S') asked.push(text)
      if (type === 'S') text = ''
      head = 1
      rest = rest.subarray(length)
    }
    return asked
  }
}

/** HTTP as Stripe's own client speaks it: a question is a request. Answers their first lines. */
export const HTTP: Speech = () => (chunk) =>
  [...chunk.toString('latin1').matchAll(/^(?:GET|POST|DELETE) \S+ HTTP\/1\.1/gm)].map(
    ([line]) => line
  )
