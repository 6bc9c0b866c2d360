import { code } from '#database/demo_shop/flush_text'

export const main = code`
import { story } from './walk.ts'
import type { Stop } from './stop.ts'

const address = new URL(process.argv[2] ?? 'about:blank')
if (!['localhost', '127.0.0.1', '[::1]'].includes(address.hostname)) {
  console.error('Access Walk visits this machine only: give it http://127.0.0.1:PORT/')
  process.exit(2)
}

/** The browser is driven by Core's browser tool; what arrives here are the stops it recorded. */
const stops: Stop[] = []
process.stdin.setEncoding('utf8')
let text = ''
for await (const chunk of process.stdin) text += chunk
for (const line of text.split('\n')) if (line !== '') stops.push(JSON.parse(line))

process.stdout.write(story(address.href, stops))
`

export const stop = code`
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** One press of Tab: what has the focus now. */
export interface Stop {
  number: number
  role: string
  /** The accessible name, empty when there is none. */
  name: string
  box: Box
  /** Boxes painted above the focused element. */
  above: Box[]
}
`

export const walk = code`
import type { Stop } from './stop.ts'

export interface Finding {
  stop: number
  kind: 'failure' | 'barrier' | 'question'
  criterion: string | null
  sentence: string
}

const NEEDS_NAME = new Set(['button', 'link', 'textbox', 'checkbox', 'combobox', 'slider'])

export function findings(stops: Stop[]): Finding[] {
  return stops.flatMap((stop) => [...nameless(stop), ...trapped(stop, stops)])
}

function nameless(stop: Stop): Finding[] {
  if (!NEEDS_NAME.has(stop.role) || stop.name.trim() !== '') return []
  return [finding(stop, 'failure', '4.1.2', 'a ' + stop.role + ' that says nothing about itself')]
}

/** Three stops in a row on the same element: Tab does not leave it. */
function trapped(stop: Stop, stops: Stop[]): Finding[] {
  const next = stops.filter(({ number }) => number > stop.number && number <= stop.number + 2)
  const same = next.filter((other) => JSON.stringify(other.box) === JSON.stringify(stop.box))
  return same.length === 2 ? [finding(stop, 'failure', '2.1.2', 'Tab does not lead out of here')] : []
}

function finding(stop: Stop, kind: Finding['kind'], criterion: string | null, sentence: string): Finding {
  return { stop: stop.number, kind, criterion, sentence }
}

export function story(address: string, stops: Stop[]): string {
  const found = findings(stops)
  const lines = stops.map((stop) => {
    const here = found.filter((entry) => entry.stop === stop.number)
    const remarks = here.map((entry) => '   ' + entry.sentence + ' ' + (entry.criterion ?? ''))
    return 'stop ' + stop.number + '  "' + stop.name + '"  ' + stop.role + remarks.join('')
  })
  return [address, ...lines, found.length + ' findings', ''].join('\n')
}
`

export const contrast = code`
export type Rgb = [red: number, green: number, blue: number]

/** Relative luminance and contrast as WCAG 2.2 defines them. */
export function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

export function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

export function passes(ratio: number, largeText: boolean): boolean {
  return ratio >= (largeText ? 3 : 4.5)
}
`

export const contrastTest = code`
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contrast, passes } from '../src/contrast.ts'

test('black on white is as far apart as it gets', () => {
  assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21)
})

test('the popular light grey does not pass', () => {
  assert.equal(passes(contrast([170, 170, 170], [255, 255, 255]), false), false)
})
`

export const covered = code`
import type { Box, Stop } from './stop.ts'

/** Criterion 2.4.11: the focused element must not be hidden entirely by something of the page. */
export function isCovered({ box, above }: Stop): boolean {
  return above.some((other) => contains(other, box))
}

function contains(outer: Box, inner: Box): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  )
}
`
