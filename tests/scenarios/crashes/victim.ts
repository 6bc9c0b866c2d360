import env from '#start/env'
import { aSecondApp, type SecondApp } from '#tests/scenarios/second_app'
import { aWire, type Counts, HTTP, Interruption, POSTGRES } from '#tests/scenarios/crashes/wire'
import { waitFor } from '#tests/scenarios/waiting'

/** What a process asks by itself, whatever it is at work on. */
const BY_ITSELF = /pgboss|stripe_events|^listen|^set |heartbeat/i
const IS_REQUEST = /HTTP\/1\.1$/

/** What counts while the worker carries an event out: its transaction from the event it takes on, and Stripe. */
export const byTheWorker: Counts = (asked, conversation) => {
  if (IS_REQUEST.test(asked)) return true
  if (/stripe_events.*skip locked/i.test(asked)) conversation.isInside = true
  const counts = conversation.isInside === true
  if (/^(commit|rollback)/i.test(asked)) conversation.isInside = false
  return counts
}

/** What counts while somebody waits for a page. */
export const forAVisitor: Counts = (asked) => IS_REQUEST.test(asked) || !BY_ITSELF.test(asked)

type Victim = { app: SecondApp; interruption: Interruption }

/** Another process of the app, whose every question to the database and to Stripe can be its last. */
export async function aVictim(): Promise<Victim> {
  const interruption = new Interruption()
  const database = new URL(env.get('DATABASE_URL'))
  const stripe = new URL(env.get('STRIPE_API_BASE')!)
  const through = new URL(database)
  through.hostname = '127.0.0.1'
  through.port = String(await aWire(database, POSTGRES, interruption))
  const app = await aSecondApp({
    DATABASE_URL: String(through),
    STRIPE_API_BASE: `http://127.0.0.1:${await aWire(stripe, HTTP, interruption)}`,
    RATE_LIMIT_FACTOR: '1000',
  })
  return { app, interruption }
}

export type Path = {
  counts: Counts
  /** Brings the world to where the path begins; answers what is done then, and whether it is over. */
  begin: () => Promise<{ walk: () => Promise<unknown>; isOver: () => Promise<boolean> }>
  /** What whoever comes after does about it, and what must hold then. */
  converges: () => Promise<unknown>
}

export type PathTo = (app: SecondApp) => Path

/** Walks a path again and again, losing the first answer, then the second, until none is left to lose. Answers how many there were. */
export async function loseEachAnswer({ interruption }: Victim, path: Path): Promise<number> {
  for (let k = 1; ; k++) {
    const { walk, isOver } = await path.begin()
    let isLost = false
    void interruption.after(k, path.counts).then(() => (isLost = true))
    const walked = walk()
    await waitFor(async () => isLost || (await isOver()), 20_000)
    interruption.over()
    await walked
    await path.converges()
    if (!isLost) return k - 1
  }
}

/** Kills a process while it waits for the `k`-th answer. */
export async function dieAt(k: number, { app, interruption }: Victim, path: Path): Promise<void> {
  try {
    const { walk } = await path.begin()
    const lost = interruption.after(k, path.counts, { isHeld: true })
    const walked = walk().catch(() => {})
    await lost
    await app.signal('SIGKILL')
    await walked
    interruption.over()
    await path.converges()
  } finally {
    await app.stop()
  }
}
