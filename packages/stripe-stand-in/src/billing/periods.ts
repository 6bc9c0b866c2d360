import type { Price } from '../resources/prices.ts'

const A_DAY = 24 * 60 * 60

interface Rhythm {
  interval: string
  interval_count: number
}

export const rhythmOf = (price: Price): Rhythm =>
  price.recurring ?? { interval: 'month', interval_count: 1 }

/**
 * The first boundary of a billing cycle after a moment, counted from its anchor: a cycle that began
 * on the 31st ends on the last day of shorter months, and on the 31st again after them. Seconds.
 */
export function boundaryAfter(anchor: number, rhythm: Rhythm, moment: number): number {
  for (let count = 0; ; count += 1) {
    const boundary = plus(anchor, rhythm, count)
    if (boundary > moment) return boundary
  }
}

function plus(anchor: number, { interval, interval_count: step }: Rhythm, count: number): number {
  if (interval === 'day') return anchor + count * step * A_DAY
  if (interval === 'week') return anchor + count * step * 7 * A_DAY
  return plusMonths(anchor, count * step * (interval === 'year' ? 12 : 1))
}

export function plusMonths(moment: number, months: number): number {
  const from = new Date(moment * 1000)
  const day = from.getUTCDate()
  const to = new Date(from)
  to.setUTCDate(1)
  to.setUTCMonth(from.getUTCMonth() + months)
  const last = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate()
  to.setUTCDate(Math.min(day, last))
  return Math.floor(to.getTime() / 1000)
}
