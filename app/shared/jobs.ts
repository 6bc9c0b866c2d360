import { PgBoss } from 'pg-boss'
import env from '#start/env'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Handler<Payload> = (payload: Payload) => Promise<void>
type Job = { handler: Handler<never>; every?: string }

const jobs = new Map<string, Job>()
let boss: PgBoss | undefined

/** Names a piece of work that leaves the request. `every` is a cron line (UTC) for work that comes back by itself. */
export function defineJob<Payload>(name: string, handler: Handler<Payload>, every?: string) {
  jobs.set(name, { handler: handler as Handler<never>, every })
}

/** Puts work in the queue: within the transaction, so that what is rolled back is never done, or at once with `null`. */
export async function enqueue<Payload extends object>(
  trx: TransactionClientContract | null,
  name: string,
  payload: Payload
) {
  if (!boss) throw new Error(`The job queue is not running; "${name}" could not be enqueued.`)
  const db = trx && {
    executeSql: async (text: string, values: unknown[] = []) =>
      rowsOf(await inOrder(trx, text, values)),
  }
  await boss.send(name, payload, { retryLimit: 5, retryBackoff: true, ...(db ? { db } : {}) })
}

/** Starts the queue. With `work`, this process also does the work. */
export async function startJobs({ work }: { work: boolean }) {
  boss = new PgBoss({ connectionString: env.get('DATABASE_URL'), max: 4 })
  boss.on('error', () => {
    // The queue tries again by itself; readiness shows when the database stays away.
  })
  await boss.start()
  for (const [name, { handler, every }] of jobs) {
    await boss.createQueue(name)
    if (every) await boss.schedule(name, every)
    if (work)
      await boss.work(name, { pollingIntervalSeconds: 0.5, batchSize: 10 }, async (batch) => {
        for (const { data } of batch) await handler(data as never)
      })
  }
}

export async function stopJobs() {
  await boss?.stop({ graceful: true, timeout: 5_000 })
  boss = undefined
}

/** Lucid speaks Knex's `?`; pg-boss speaks Postgres' `$1`. */
function inOrder(trx: TransactionClientContract, text: string, values: unknown[]) {
  const bindings: unknown[] = []
  const sql = text.replaceAll('?', '\\?').replace(/\$(\d+)/g, (_, index) => {
    bindings.push(values[Number(index) - 1])
    return '?'
  })
  return trx.rawQuery(sql, bindings as never)
}

const rowsOf = ({ rows }: { rows: unknown[] }) => ({ rows })
