import { type JobWithMetadata, PgBoss } from 'pg-boss'
import env from '#start/env'
import logger from '@adonisjs/core/services/logger'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Handler<Payload> = (payload: Payload) => Promise<void>
type Retries = { retryLimit: number; retryDelay: number; retryDelayMax: number }
type Timing = {
  /** A cron line (UTC) for work that comes back by itself. */
  every?: string
  retries?: Retries
}
type Job = Timing & { handler: Handler<never> }

/** Delays in seconds; each is up to twice as long as the one before. */
const SOON: Retries = { retryLimit: 5, retryDelay: 2, retryDelayMax: 60 }
/** For what somebody waits for at this moment: within an hour, or it is asked for again. */
export const WITHIN_THE_HOUR: Retries = { retryLimit: 7, retryDelay: 20, retryDelayMax: 900 }
/** For what must outlive a mail server that is away for an afternoon. */
export const FOR_HOURS: Retries = { retryLimit: 12, retryDelay: 30, retryDelayMax: 3600 }

const HELD_WITHIN_MS = 15_000

const jobs = new Map<string, Job>()
let running: Promise<PgBoss> | undefined

/** Names a piece of work that leaves the request, and says when it is done again: by itself, or because it failed. */
export function defineJob<Payload>(name: string, handler: Handler<Payload>, timing: Timing = {}) {
  jobs.set(name, { handler: handler as Handler<never>, ...timing })
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
  const retries = jobs.get(name)?.retries ?? SOON
  await queue.send(name, payload, { ...retries, retryBackoff: true, ...(db ? { db } : {}) })
}

/** Starts the queue. With `work`, this process also does the work; without, it can only enqueue. */
export function startJobs({ work }: { work: boolean }): Promise<PgBoss> {
  running = open(work)
  return running
}

/** Whether this process works every kind of job: somebody looked for one just now, or is at work on one. */
export async function areJobsWorked(): Promise<boolean> {
  const workers = (await running)?.getWipData() ?? []
  const since = Date.now() - HELD_WITHIN_MS
  return [...jobs.keys()].every((name) =>
    workers.some(
      (worker) => worker.name === name && (worker.count > 0 || (worker.lastFetchedOn ?? 0) > since)
    )
  )
}

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
  const options = {
    pollingIntervalSeconds: 0.5,
    localConcurrency: 2,
    includeMetadata: true,
  } as const
  await queue.work(name, options, async ([job]) => {
    try {
      await handler(job.data as never)
    } catch (error) {
      logFailure(name, job, error)
      throw error
    }
  })
}

/** Without what the job was about: that may be a mail, or somebody's address. */
function logFailure(
  name: string,
  { id, retryCount, retryLimit }: JobWithMetadata<unknown>,
  error: unknown
) {
  const facts = { job: name, id, attempt: retryCount + 1, err: error }
  if (retryCount < retryLimit) logger.warn(facts, 'a job failed and is tried again')
  else logger.error(facts, 'a job failed for the last time')
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
