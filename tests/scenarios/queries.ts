import pg from 'pg'

type Query = typeof pg.Client.prototype.query

/** The statements that all connections of this process send while `work` goes on; pg-boss' own are left out. */
export async function queriesDuring(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = []
  const original: Query = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [given] = args as [string | { text?: string }]
    const text = typeof given === 'string' ? given : (given.text ?? '')
    if (!/pgboss/.test(text)) sent.push(text.replace(/\s+/g, ' ').trim())
    return (original as (...all: unknown[]) => unknown).apply(this, args)
  } as Query
  try {
    await work()
  } finally {
    pg.Client.prototype.query = original
  }
  return sent
}

/** While `work` goes on, every statement fails as it does when Postgres shuts down. */
export async function withoutDatabase(work: () => Promise<unknown>): Promise<void> {
  const original: Query = pg.Client.prototype.query
  pg.Client.prototype.query = function (...args: unknown[]) {
    const gone = Object.assign(new Error('terminating connection'), { code: '57P01' })
    const callback = args.find((given) => typeof given === 'function')
    if (callback) return process.nextTick(() => callback(gone))
    return Promise.reject(gone)
  } as Query
  try {
    await work()
  } finally {
    pg.Client.prototype.query = original
  }
}
