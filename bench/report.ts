import { cpus, release } from 'node:os'
import type { Rounds } from './acknowledgement.ts'
import type { Place } from './profile.ts'
import { canPin } from './programs.ts'
import type { Replay } from './replays.ts'

const median = (values: number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const two = (value: number) => value.toFixed(2)

/** The median of the rounds, with the least and the most of them. */
function spread(values: number[]) {
  if (values.length === 0 || values.some(Number.isNaN)) return '–'
  return `${two(median(values))} [${two(Math.min(...values))}..${two(Math.max(...values))}]`
}

/** Each round against the same round of another row: the machine was as busy for both. */
export function ratios(rounds: Rounds, name: string, to: string, of: 'cpuMs' | 'p50' | 'p99') {
  return rounds[name].map((one, n) => (one[of] ?? Number.NaN) / (rounds[to][n][of] ?? Number.NaN))
}

/** Twice the same: a run in which that differs says nothing about anything else. */
export function isBelievable(rounds: Rounds): boolean {
  const same = median(ratios(rounds, 'bare again', 'bare', 'cpuMs'))
  return same >= 0.85 && same <= 1.15
}

const rate = (one: { requests: number; seconds: number }) => one.requests / one.seconds

export function acknowledgementTable(rounds: Rounds): string[] {
  const rows = Object.keys(rounds).map((name) => [
    name,
    two(median(rounds[name].map(({ p50 }) => p50))),
    two(median(rounds[name].map(({ p99 }) => p99))),
    two(Math.max(...rounds[name].map(({ p99 }) => p99))),
    median(rounds[name].map(rate)).toFixed(0),
    spread(ratios(rounds, name, 'bare', 'cpuMs')),
    spread(ratios(rounds, name, 'limit', 'cpuMs')),
  ])
  const head = ['what', 'p50 ms', 'p99 ms', 'worst p99', 'a second', 'CPU to bare', 'CPU to limit']
  return table([head, ...rows])
}

export function profileTable(places: Place[]): string[] {
  return table([['where', 'ms'], ...places.map(({ place, ms }) => [place, ms.toFixed(0)])])
}

export function replayTable(replays: Replay[]): string[] {
  const rows = replays.map((one) => [
    one.order,
    String(one.workers),
    String(one.events),
    (one.events / one.toldInSeconds).toFixed(0),
    String(one.worked),
    one.appliedInSeconds.toFixed(1),
    (one.worked / one.appliedInSeconds).toFixed(1),
    String(one.putOff),
    one.different.length === 0 ? 'none' : String(one.different.length),
  ])
  const head = ['order', 'workers', 'events', 'kept/s', 'worked on', 'in s', 'applied/s']
  return table([[...head, 'put off', 'differences'], ...rows])
}

export const machine = () => ({
  processor: cpus()[0]?.model.trim(),
  cores: cpus().length,
  kernel: release(),
  node: process.version,
  pinned: canPin,
})

/** As Markdown has it, so that it can be kept as it is. */
function table(rows: string[][]): string[] {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => row[at].length)))
  const line = (row: string[]) =>
    `| ${row.map((text, at) => text.padEnd(widths[at])).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [line(rows[0]), rule, ...rows.slice(1).map(line)]
}
