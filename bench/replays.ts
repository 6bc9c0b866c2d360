import { once } from 'node:events'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import StripeEvent from '#billing/models/stripe_event'
import { differences, theBooks, type Books } from '#tests/scenarios/books'
import { chance } from '#tests/scenarios/chance'
import { booksSettle } from '#tests/scenarios/corrections'
import { forgetFacts, tellAgain, type Recorded } from '#tests/scenarios/replay'
import { startProgram, type Program } from './programs.ts'

export type Replay = {
  order: string
  workers: number
  events: number
  /** Those that somebody works on; the others are kept and left alone. */
  worked: number
  toldInSeconds: number
  appliedInSeconds: number
  putOff: number
  different: string[]
}

/** Tells everything again, in order to one worker and shuffled to one and to two; each time into emptied books. */
export async function replays(events: Recorded[], live: Books, seed: number): Promise<Replay[]> {
  const inOrder = { order: 'as recorded', events }
  const shuffled = { order: `shuffled by ${seed}`, events: chance(seed).shuffled(events) }
  const done: Replay[] = []
  for (const [one, workers] of [
    [inOrder, 1],
    [shuffled, 2],
    [shuffled, 1],
  ] as const) {
    done.push(await replay(one, workers, live))
    const { different, ...figures } = done.at(-1)!
    process.stderr.write(`replay: ${JSON.stringify(figures)}, ${different.length} differences\n`)
  }
  return done
}

async function replay(
  { order, events }: { order: string; events: Recorded[] },
  workers: number,
  live: Books
): Promise<Replay> {
  await forgetFacts()
  const toldInSeconds = await timed(() => tellAgain(events, { atOnce: 16 }))
  const programs = await Promise.all(
    Array.from({ length: workers }, () => startProgram('worker.ts'))
  )
  const appliedInSeconds = await timed(() => Promise.all(programs.map(untilDone)))
  const putOff = await carryOutTheRest()
  await booksSettle()
  const { rows } = await db.rawQuery<{ rows: { worked: string }[] }>(
    `select count(*) as worked from stripe_events where outcome is distinct from 'not_handled'`
  )
  return {
    order,
    workers,
    events: events.length,
    worked: Number(rows[0].worked),
    toldInSeconds,
    appliedInSeconds,
    putOff,
    different: differences(live, await theBooks()),
  }
}

async function untilDone({ child }: Program) {
  const gone = once(child, 'exit')
  child.stdin!.write('go\n')
  const [code] = await gone
  if (code !== 0) throw new Error(`A worker ended with ${code}`)
}

/** Events that could not be carried out at once, because two workers wanted the same, wait for seconds: not here. */
async function carryOutTheRest(): Promise<number> {
  const waiting = () => StripeEvent.query().where('state', 'pending')
  const [{ $extras }] = await waiting().count('* as n')
  await waiting().update({ nextAttemptAt: DateTime.now() })
  return Number($extras.n)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}
