import { code } from '#database/demo_shop/flush_text'

export const main = code`
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'node:path'
import { findMarks } from './marks.ts'
import { redact } from './redact.ts'

const [path, option] = process.argv.slice(2)
if (!path || (option && option !== '--redact')) {
  console.error('usage: node src/main.ts DOCUMENT [--redact]')
  process.exit(2)
}

const text = readFileSync(path, 'utf8')
const marks = findMarks(text)

if (option === '--redact') {
  const { dir, name, ext } = parse(path)
  writeFileSync((dir || '.') + '/' + name + '.redacted' + ext, redact(text, marks))
  console.log(marks.length + ' passages removed')
} else {
  for (const mark of marks) console.log(mark.from + '-' + mark.to + '  ' + mark.reason)
}
`

export const marks = code`
export interface Mark {
  /** Offsets in UTF-16 code units, end exclusive. */
  from: number
  to: number
  reason: string
}

const PATTERNS: [string, RegExp][] = [
  ['e-mail address', /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g],
  ['telephone number', /(?<![\w.])\+?\d[\d ()/-]{7,}\d(?![\w.])/g],
  ['bank account', /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}\b/g],
  ['date of birth', /\bborn (?:on )?\d{1,2}[ .\/]\w+[ .\/]\d{4}\b/gi],
  ['name after a title', /\b(?:Mr|Mrs|Ms|Dr|Prof)\.? \p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)*/gu],
]

/** Marks in the order of the text. Where two overlap, the longer one stays. */
export function findMarks(text: string): Mark[] {
  const found = PATTERNS.flatMap(([reason, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      reason,
    }))
  )
  return found
    .filter((mark) => !found.some((other) => other !== mark && covers(other, mark)))
    .sort((one, other) => one.from - other.from)
}

function covers(outer: Mark, inner: Mark): boolean {
  return outer.from <= inner.from && outer.to >= inner.to && outer.to - outer.from > inner.to - inner.from
}
`

export const redact = code`
import type { Mark } from './marks.ts'

const BAR = '█████'

/** The bar has one length, so that it does not tell how long a name was. */
export function redact(text: string, marks: Mark[]): string {
  let result = ''
  let position = 0
  for (const mark of marks) {
    if (mark.from < position) continue
    result += text.slice(position, mark.from) + BAR
    position = mark.to
  }
  return result + text.slice(position)
}
`

export const prove = code`
import type { Mark } from './marks.ts'

export interface Proof {
  removed: number
  /** Passages that can still be found; must be empty before a copy is given away. */
  remaining: number
}

const SHORTEST_PART = 4

/** Searches the copy for every removed passage, whole and word by word, ignoring case. */
export function prove(original: string, copy: string, marks: Mark[]): Proof {
  const haystack = copy.toLowerCase()
  const remaining = marks.filter((mark) => {
    const passage = original.slice(mark.from, mark.to).toLowerCase()
    const parts = passage.split(/\s+/).filter((part) => part.length >= SHORTEST_PART)
    return [passage, ...parts].some((part) => haystack.includes(part))
  })
  return { removed: marks.length, remaining: remaining.length }
}
`

export const proveTest = code`
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findMarks } from '../src/marks.ts'
import { prove } from '../src/prove.ts'
import { redact } from '../src/redact.ts'

const letter = 'Dear Dr. Amelia Brandt, please write to amelia.brandt@post.example.'

test('nothing that was marked can be found afterwards', () => {
  const marks = findMarks(letter)
  assert.deepEqual(prove(letter, redact(letter, marks), marks), { removed: 2, remaining: 0 })
})

test('a name that is left standing is noticed', () => {
  const marks = findMarks(letter)
  const careless = redact(letter, marks) + ' (for Amelia)'
  assert.equal(prove(letter, careless, marks).remaining, 1)
})
`

export const revisions = code`
const END = '%%EOF\n'

export interface Revision {
  number: number
  bytes: Buffer
}

/**
 * A PDF that was saved incrementally keeps its earlier versions in front of each end mark.
 * All of them are searched and only the last one is written, without its history.
 */
export function revisionsOf(document: Buffer): Revision[] {
  const revisions: Revision[] = []
  let position = document.indexOf(END)
  while (position !== -1) {
    const end = position + END.length
    revisions.push({ number: revisions.length + 1, bytes: document.subarray(0, end) })
    position = document.indexOf(END, end)
  }
  return revisions
}
`
