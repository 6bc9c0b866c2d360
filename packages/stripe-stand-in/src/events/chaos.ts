/** How badly deliveries go: each a probability from 0 to 1, and how long a delay may be. */
export interface ChaosPlan {
  seed: number
  /** Sent twice. */
  duplicate: number
  /** A second Event object, with its own id, for the same fact. */
  twin: number
  /** Held back for up to `delayMs`, so that later events overtake it. */
  reorder: number
  delayMs: number
  /** Never sent: only `events.list({ delivery_success: false })` knows. */
  drop: number
}

export const CALM: ChaosPlan = { seed: 1, duplicate: 0, twin: 0, reorder: 0, delayMs: 500, drop: 0 }

export interface Fate {
  isDropped: boolean
  isDoubled: boolean
  hasTwin: boolean
  delayMs: number
}

/** Decides, event by event; the same seed decides the same for the same sequence of events. */
export class Chaos {
  private readonly plan: ChaosPlan
  private state: number

  constructor(plan: ChaosPlan) {
    this.plan = plan
    this.state = plan.seed
  }

  next(): Fate {
    const { duplicate, twin, reorder, delayMs, drop } = this.plan
    return {
      isDropped: this.random() < drop,
      isDoubled: this.random() < duplicate,
      hasTwin: this.random() < twin,
      delayMs: this.random() < reorder ? Math.ceil(this.random() * delayMs) : 0,
    }
  }

  /** Mulberry32: small, and the same on every machine. */
  private random(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
