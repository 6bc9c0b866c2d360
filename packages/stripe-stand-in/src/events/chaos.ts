import { createHash } from 'node:crypto'
import { refuse } from '../api/problem.ts'

/** How badly deliveries go: each a probability from 0 to 1, and how long a delay may be. */
export interface ChaosPlan {
  seed: number
  /** Sent twice, at once. */
  duplicate: number
  /** Sent once more later, signed anew. */
  again: number
  /** A second Event object, with its own id, for the same fact. */
  twin: number
  /** Held back for up to `delayMs`, so that later events overtake it. */
  reorder: number
  delayMs: number
  /** Never sent: only `events.list({ delivery_success: false })` knows. */
  drop: number
  /** Besides the right one, one signed with another secret. */
  forged: number
  /** Besides the right one, one in the shape of another API version. */
  otherVersion: number
  /** Besides the right one, one that says it is live, as a Connect endpoint gets both. */
  otherMode: number
  /** A request's events go out before its answer. */
  early: number
}

export const CALM: ChaosPlan = {
  seed: 1,
  duplicate: 0,
  again: 0,
  twin: 0,
  reorder: 0,
  delayMs: 500,
  drop: 0,
  forged: 0,
  otherVersion: 0,
  otherMode: 0,
  early: 0,
}

/** What can go wrong with one delivery, in the order in which it is decided. */
const MISHAPS = [
  'drop',
  'duplicate',
  'again',
  'twin',
  'forged',
  'otherVersion',
  'otherMode',
  'reorder',
] as const

export type Mishap = (typeof MISHAPS)[number]

export interface Fate {
  mishaps: Mishap[]
  delayMs: number
}

/**
 * Decides, event by event. What befalls the third `charge.succeeded` depends on the seed and on
 * that alone, not on which other events came between: one seed reproduces a run.
 */
export class Chaos {
  private readonly plan: ChaosPlan
  private readonly counts = new Map<string, number>()

  /** @throws Problem for a mishap it does not know */
  constructor(plan: Partial<ChaosPlan>) {
    const unknown = Object.keys(plan).filter((name) => !(name in CALM))
    if (unknown.length) refuse(`Chaos knows ${Object.keys(CALM).join(', ')}.`, unknown[0])
    this.plan = { ...CALM, ...plan }
  }

  next(type: string): Fate {
    const random = this.dice(type)
    const mishaps = MISHAPS.filter((each) => random() < this.plan[each])
    const wait = Math.ceil(random() * this.plan.delayMs)
    return { mishaps, delayMs: mishaps.includes('reorder') ? wait : 0 }
  }

  /** Whether the events of the next such request are quicker than its answer. */
  isEarly(operation: string): boolean {
    return this.plan.early > 0 && this.dice(operation)() < this.plan.early
  }

  get delayMs(): number {
    return this.plan.delayMs
  }

  private dice(what: string): () => number {
    const count = (this.counts.get(what) ?? 0) + 1
    this.counts.set(what, count)
    const seed = createHash('sha256').update(`${this.plan.seed}:${what}:${count}`).digest()
    return mulberry(seed.readUInt32LE())
  }
}

/** Mulberry32: small, and the same on every machine. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
