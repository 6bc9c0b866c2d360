import { code } from '#database/demo_shop/flush_text'

export const main = code`
import { readFileSync } from 'node:fs'
import { offer } from './offers.ts'
import { freeSlots, type Span } from './slots.ts'

const [path, minutes] = process.argv.slice(2)
if (!path || !minutes) {
  console.error('usage: node src/main.ts BUSY.json MINUTES')
  process.exit(2)
}

const busy = JSON.parse(readFileSync(path, 'utf8')) as Span[]
for (const { start, liking } of offer(freeSlots(busy, Number(minutes)))) {
  const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'][Math.floor(start / 1440)]
  const clock = new Date(start * 60_000).toISOString().slice(11, 16)
  console.log(day + ' ' + clock + ' ' + liking)
}
`

export const slots = code`
/** Minutes since Monday, 00:00; end exclusive. */
export interface Span {
  start: number
  end: number
}

const REST = 15
const DAY = 24 * 60
const OPENS = 9 * 60
const CLOSES = 17 * 60

/** Every half hour at which a meeting of that length fits, with a rest on both sides. */
export function freeSlots(busy: Span[], minutes: number): Span[] {
  const found: Span[] = []
  for (let day = 0; day < 5; day++) {
    for (let start = day * DAY + OPENS; start + minutes <= day * DAY + CLOSES; start += 30) {
      const slot = { start, end: start + minutes }
      if (!busy.some((taken) => overlaps(taken, slot))) found.push(slot)
    }
  }
  return found
}

function overlaps(taken: Span, slot: Span): boolean {
  return taken.start - REST < slot.end && taken.end + REST > slot.start
}
`

export const offers = code`
import type { Span } from './slots.ts'

const OFFERED_A_DAY = 3
const NOON = 12 * 60

export interface Offer {
  start: number
  liking: 'good' | 'possible'
}

/** At most three times a day, so that an offer does not give a calendar away. */
export function offer(free: Span[]): Offer[] {
  const days = Map.groupBy(free, ({ start }) => Math.floor(start / 1440))
  return [...days.values()].flatMap((slots) => slots.slice(0, OFFERED_A_DAY).map(liked))
}

function liked({ start }: Span): Offer {
  return { start, liking: start % 1440 < NOON ? 'good' : 'possible' }
}

export function agreed(ours: Offer[], theirs: Offer[]): Offer | null {
  const shared = ours.filter(({ start }) => theirs.some((other) => other.start === start))
  return shared.find(({ liking }) => liking === 'good') ?? shared[0] ?? null
}
`
