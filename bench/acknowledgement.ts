import db from '@adonisjs/lucid/services/db'
import { SECRETS, signed } from '#tests/scenarios/webhooks'
import { cpuSeconds } from './cpu.ts'
import { load, type Question, type Slice } from './load.ts'
import type { Place } from './profile.ts'
import type { Program } from './programs.ts'

const CONNECTIONS = 16

type Variant = {
  name: string
  base: string
  pid: number
  next: () => Question
  expected: number
  /** What must be in the inbox before the slice, and need not be there after it. */
  prepare: () => Promise<unknown>
}
type Measured = Slice & { cpuMs: number | null }
export type Rounds = Record<string, Measured[]>

let count = 0
const forget = () => db.rawQuery('truncate stripe_events, limit_events')

/** Asks the door and what it is measured against, in turn and in every round in another order. */
export async function measureAcknowledgement(
  { door, limits }: { door: Program; limits: Program },
  template: string,
  { rounds, seconds }: { rounds: number; seconds: number }
): Promise<Rounds> {
  const variants = variantsOf(door, limits, template)
  for (const variant of variants) await slice(variant, 1)
  const measured: Rounds = Object.fromEntries(variants.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    const turned = [...variants.slice(round % variants.length), ...variants].slice(
      0,
      variants.length
    )
    for (const variant of round % 2 ? turned.reverse() : turned)
      measured[variant.name].push(await slice(variant, seconds))
    process.stderr.write(`acknowledgement: round ${round + 1} of ${rounds}\n`)
  }
  return measured
}

/** Where the door's own time goes while it hears of events for the first time. */
export async function profileAcknowledgement(
  { door, limits }: { door: Program; limits: Program },
  template: string,
  seconds: number
): Promise<{ functions: Place[]; owners: Place[] }> {
  const first = variantsOf(door, limits, template).find(({ name }) => name === 'first')!
  const told = new Promise<string>((heard) =>
    door.lines.on('line', (line) => line.startsWith('profile ') && heard(line))
  )
  door.child.stdin!.write('begin\n')
  await slice(first, seconds)
  door.child.stdin!.write('end\n')
  return JSON.parse((await told).slice('profile '.length))
}

async function slice(variant: Variant, seconds: number): Promise<Measured> {
  await variant.prepare()
  const postgres = Number(process.env.BENCH_POSTGRES_PID)
  const before = cpuSeconds(variant.pid, postgres)
  const { base, next, expected } = variant
  const result = await load(base, next, { seconds, connections: CONNECTIONS, expected })
  const after = cpuSeconds(variant.pid, postgres)
  const cpuMs = before && after ? ((after - before) * 1000) / result.requests : null
  return { ...result, cpuMs }
}

function variantsOf(door: Program, limits: Program, template: string): Variant[] {
  const beside = `http://127.0.0.1:${limits.line.split(' ').at(-1)}`
  const ask = (path: string, id = `evt_bench${count++}`, secret = SECRETS.platform): Question => {
    const body = template.replaceAll('evt_template', id)
    return { path, body, headers: { 'stripe-signature': signed(body, { secret }) } }
  }
  const limit = (name: string, path: string): Variant => ({
    name,
    base: beside,
    pid: limits.child.pid!,
    next: () => ask(path),
    expected: 200,
    prepare: forget,
  })
  const real = (name: string, next: () => Question, expected = 200): Variant => ({
    name,
    base: process.env.APP_URL!,
    pid: door.child.pid!,
    next,
    expected,
    prepare: forget,
  })
  const known = () => ask('/webhooks/stripe', 'evt_known')
  return [
    limit('bare', '/bare'),
    limit('bare again', '/bare'),
    limit('insert', '/insert'),
    limit('limit', '/limit'),
    real('first', () => ask('/webhooks/stripe')),
    real('duplicate', known),
    real('forged', () => ask('/webhooks/stripe', 'evt_forged', 'whsec_of_somebody_else'), 400),
  ]
}
