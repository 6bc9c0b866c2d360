import { code } from '#database/demo_shop/flush_text'

export const message = code`
export interface Message {
  uid: number
  from: string
  to: string[]
  subject: string
  text: string
  headers: Record<string, string>
}

export interface Correspondent {
  /** How often the owner of the mailbox answered this address in the last year. */
  answered: number
}
`

export const piles = code`
import type { Correspondent, Message } from './message.ts'

export type Pile = 'answer-today' | 'answer-this-week' | 'read-once' | 'machines'

export interface Verdict {
  pile: Pile
  reasons: string[]
}

const TIME = /\b(today|before noon|by tonight|asap|within the hour|before \d{1,2}(?::\d{2})?)\b/i
const QUESTION = /\?\s*$|\b(could you|can you|would you|please (?:confirm|send|check))\b/im

export function sort(message: Message, me: string, sender: Correspondent): Verdict {
  if ('list-unsubscribe' in message.headers || message.headers['auto-submitted'] === 'auto-generated') {
    return { pile: 'machines', reasons: ['sent by a machine, by its own account'] }
  }

  const reasons: string[] = []
  const asks = QUESTION.test(message.text)
  const alone = message.to.length === 1 && message.to[0] === me
  if (asks) reasons.push(alone ? 'asks you, and nobody else' : 'asks a question')
  if (sender.answered > 0) reasons.push('from somebody you answered ' + sender.answered + ' times this year')

  if (!asks) return { pile: 'read-once', reasons: [...reasons, 'asks nothing'] }
  const time = message.text.match(TIME)
  if (time) return { pile: 'answer-today', reasons: [...reasons, 'names a time: ' + time[0]] }
  return { pile: alone || sender.answered > 2 ? 'answer-this-week' : 'read-once', reasons }
}
`

export const main = code`
import { sort } from './piles.ts'
import type { Message } from './message.ts'

const host = process.env.TRIAGE_HOST
if (!host) {
  console.error('Set TRIAGE_HOST to the name of your mail server.')
  process.exit(2)
}

/** Core hands unread messages to the tool as JSON lines and applies the keywords it answers with. */
for await (const line of lines(process.stdin)) {
  const { message, me, answered } = JSON.parse(line) as { message: Message; me: string; answered: number }
  const verdict = sort(message, me, { answered })
  process.stdout.write(JSON.stringify({ uid: message.uid, keyword: verdict.pile, reasons: verdict.reasons }) + '\n')
}

async function* lines(input: AsyncIterable<Buffer>) {
  let rest = ''
  for await (const chunk of input) {
    const parts = (rest + chunk.toString('utf8')).split('\n')
    rest = parts.pop() ?? ''
    yield* parts.filter((part) => part !== '')
  }
}
`

export const encodedWords = code`
const WORD = /=\?([\w-]+)\?([bq])\?([^?]*)\?=/gi

/** Decodes the encoded words of RFC 2047; what cannot be decoded stays as it is. */
export function decodeSubject(subject: string): string {
  return subject.replace(/(\?=)\s+(=\?)/g, '$1$2').replace(WORD, (whole, charset, kind, text) => {
    try {
      const bytes = kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quoted(text)
      return new TextDecoder(charset, { fatal: true }).decode(bytes)
    } catch {
      return whole
    }
  })
}

function quoted(text: string): Buffer {
  const spaced = text.replaceAll('_', ' ')
  return Buffer.from(
    spaced.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1'
  )
}
`

export const snooze = code`
export interface Snoozed {
  uid: number
  /** Calendar day in the mailbox owner's zone, as YYYY-MM-DD. */
  until: string
}

export function snooze(list: Snoozed[], uid: number, until: string): Snoozed[] {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until)) throw new Error('a day looks like 2026-03-31')
  return [...list.filter((entry) => entry.uid !== uid), { uid, until }]
}

/** Called when a day starts; days that were missed, for example on a journey, count as well. */
export function dueOn(list: Snoozed[], day: string): { due: Snoozed[]; left: Snoozed[] } {
  return {
    due: list.filter((entry) => entry.until <= day),
    left: list.filter((entry) => entry.until > day),
  }
}
`

export const snoozeTest = code`
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dueOn, snooze } from '../src/snooze.ts'

test('a message comes back even when its day was missed', () => {
  const list = snooze(snooze([], 7, '2026-03-30'), 8, '2026-04-02')
  const { due, left } = dueOn(list, '2026-04-01')

  assert.deepEqual(due, [{ uid: 7, until: '2026-03-30' }])
  assert.deepEqual(left, [{ uid: 8, until: '2026-04-02' }])
})

test('the second wish replaces the first', () => {
  assert.equal(snooze(snooze([], 7, '2026-03-30'), 7, '2026-04-02').length, 1)
})
`
