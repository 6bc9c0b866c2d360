import { PgBoss } from 'pg-boss'
import env from '#start/env'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Handler<Payload> = (payload: Payload) => Promise<void>
type Job = { handler: Handler<never>; every?: string }

const jobs = new Map<string, Job>()
let running: Promise<PgBoss> | undefined

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
  const queue = await (running ?? startJobs({ work: false }))
  const db = trx && {
    executeSql: async (text: string, values: unknown[] = []) =>
      rowsOf(await inOrder(trx, text, values)),
  }
  await queue.send(name, payload, { retryLimit: 5, retryBackoff: true, ...(db ? { db } : {}) })
}

/** Starts the queue. With `work`, this process also does the work; without, it can only enqueue. */
export function startJobs({ work }: { work: boolean }): Promise<PgBoss> {
  running = open(work)
  return running
}

/** Whether this process works the queue: it is running, and has not lost its hold on the database. */
export const areJobsWorked = async () => running !== undefined && (await running) !== undefined

export async function stopJobs() {
  const queue = await running?.catch(() => null)
  running = undefined
  await queue?.stop({ graceful: true, timeout: 5_000 })
}

async function open(work: boolean): Promise<PgBoss> {
  const queue = new PgBoss({
    connectionString: env.get('DATABASE_URL'),
    max: 4,
    supervise: work,
    schedule: work,
  })
  queue.on('error', () => {
    // The queue tries again by itself; readiness shows when the database stays away.
  })
  await queue.start()
  for (const [name, job] of jobs) await openQueue(queue, name, job, work)
  return queue
}

async function openQueue(queue: PgBoss, name: string, { handler, every }: Job, work: boolean) {
  await queue.createQueue(name)
  if (!work) return
  if (every) await queue.schedule(name, every)
  await queue.work(name, { pollingIntervalSeconds: 0.5, localConcurrency: 2 }, async ([job]) =>
    handler(job.data as never)
  )
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
