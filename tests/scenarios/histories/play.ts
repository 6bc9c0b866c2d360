import { isDeepStrictEqual, inspect } from 'node:util'
import fc from 'fast-check'
import db from '@adonisjs/lucid/services/db'
import { VISITS } from '#tests/database_digest'
import { aUser } from '#tests/scenarios/accounts'
import { act } from '#tests/scenarios/histories/acts'
import { Buyer } from '#tests/scenarios/histories/buyer'
import {
  booksOf,
  brokenTrails,
  ownedBy,
  rightsBeforeMoney,
  withTheDesk,
} from '#tests/scenarios/histories/books'
import { type History, WAYS } from '#tests/scenarios/histories/history'
import { wrongBalances, wrongMoney } from '#tests/scenarios/histories/money'
import { settle, work } from '#tests/scenarios/histories/settling'
import type { Shop } from '#tests/scenarios/histories/shop'
import { deliver, type Tape } from '#tests/scenarios/histories/tape'
import { truthOf } from '#tests/scenarios/histories/truth'

export type Failure = { history: History; why: string }

/**
 * Lets histories happen side by side, one command of each in turn, and compares our books with the truth at the end.
 * Answers what is wrong with which of them.
 */
export async function play(
  histories: History[],
  { shop, tape, workers }: { shop: Shop; tape: Tape; workers: number }
): Promise<Failure[]> {
  const plays = await Promise.all(
    histories.map(async (one) => ({
      ...one,
      history: one,
      commands: [...one.begun, ...one.commands],
      buyer: new Buyer(await aUser(), shop.agents[one.agent], shop.admin),
      seen: new Set<string>(),
      wrong: [] as string[],
    }))
  )
  const before = await wrongBalances(shop.agents)
  const longest = Math.max(...plays.map(({ commands }) => commands.length))
  for (let at = 0; at < longest; at++)
    for (let first = 0; first < plays.length; first += workers)
      await Promise.all(
        plays.slice(first, first + workers).map((one) => step(one, at, { tape, workers }))
      )
  for (const { buyer, catchesUp } of plays) if (catchesUp) await buyer.catchesUp()
  await settle(
    tape,
    workers,
    shop.agents.map(({ publisher }) => publisher.id)
  )

  for (const { buyer, wrong } of plays) {
    const truth = await withTheDesk(buyer, await truthOf(buyer))
    const books = await booksOf(buyer)
    if (!isDeepStrictEqual(books, truth))
      wrong.push(
        `the truth is ${inspect(truth, { depth: 5 })}, our books say ${inspect(books, { depth: 5 })}`
      )
    wrong.push(...(await brokenTrails(buyer)))
    for (const { purchases } of await ownedBy(buyer))
      for (const purchase of purchases) wrong.push(...(await wrongMoney(purchase)))
  }
  const balances = await wrongBalances(shop.agents)
  if (!isDeepStrictEqual(balances, before)) for (const { wrong } of plays) wrong.push(...balances)
  await replay(plays, { tape, workers })
  return plays.flatMap(({ history: one, buyer, wrong }) =>
    wrong.length > 0 ? [{ history: one, why: `${buyer.log.join(', ')}:\n${wrong.join('\n')}` }] : []
  )
}

type Play = { buyer: Buyer; seen: Set<string>; wrong: string[]; isReplayed: boolean } & Pick<
  History,
  'commands'
>
type Stage = { tape: Tape; workers: number }

/** The next command of one history. After our workers have worked, nobody may have what was not paid for. */
async function step({ buyer, commands, seen, wrong }: Play, at: number, { tape, workers }: Stage) {
  if (at >= commands.length) return
  const { act: name, choice } = commands[at]
  if (isWay(name)) buyer.log.push(`${name} ${choice}`)
  if (!isWay(name)) await act(buyer, name, choice)
  else if (name !== 'work') await hear(name, choice, buyer, tape)
  else {
    await work(workers)
    wrong.push(...(await rightsBeforeMoney(buyer, seen)))
  }
}

const isWay = (name: string): name is (typeof WAYS)[number] =>
  (WAYS as readonly string[]).includes(name)

async function hear(way: string, choice: number, { customer }: Buyer, tape: Tape) {
  await tape.read()
  const told = tape.about(customer)
  if (told.length === 0) return
  const one = told[choice % told.length]
  if (way === 'hear') return deliver(one, { times: 1 + (choice % 5) })
  if (way === 'hear_twin') return deliver(one, { asTwin: true })
  const [most] = fc.sample(fc.shuffledSubarray(told), { numRuns: 1, seed: choice })
  for (const [at, each] of most.entries()) await deliver(each, { times: 1 + (at % 2) })
}

/** All that was ever told of some of them comes again, newest first and under other ids: nothing may change. */
async function replay(plays: Play[], { tape, workers }: Stage) {
  const before = await kept()
  const replayed = plays.filter(({ isReplayed }) => isReplayed)
  for (const { buyer } of replayed)
    for (const told of tape.about(buyer.customer).toReversed())
      await deliver(told, { asTwin: true })
  await work(workers)
  const after = await kept()
  for (const [table, rows] of after) {
    const were = before.get(table)!
    const changes = [
      ...[...were].filter((row) => !rows.has(row)).map((row) => `was ${row}`),
      ...[...rows].filter((row) => !were.has(row)).map((row) => ` is ${row}`),
    ]
    for (const { wrong } of changes.length > 0 ? replayed : [])
      wrong.push(`replaying the past changed ${table}:`, ...changes.slice(0, 6))
  }
}

/** The inbox, and what is noted about looking rather than about what was seen. */
const NOT_KEPT = [...VISITS, 'stripe_events', 'stripe_reconciliation', 'drifts', 'drift_checks']

/** Every row of every table, as words; when somebody looked at it last is about looking as well. */
async function kept(): Promise<Map<string, Set<string>>> {
  const tables = await db.rawQuery(
    `select tablename from pg_tables where schemaname = 'public' and not tablename = any(?)`,
    [NOT_KEPT]
  )
  const rows = new Map<string, Set<string>>()
  for (const { tablename } of tables.rows) {
    const all = await db.rawQuery(`select (to_jsonb(t) - 'looked_at')::text as row from ?? t`, [
      tablename,
    ])
    rows.set(tablename, new Set(all.rows.map(({ row }: { row: string }) => row)))
  }
  return rows
}
