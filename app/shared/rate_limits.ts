import { createHash } from 'node:crypto'
import { errors } from '@adonisjs/limiter'
import limiter from '@adonisjs/limiter/services/main'
import env from '#start/env'
import { Refusal } from '#shared/refusal'

export type RateLimit = { name: string; attempts: number; seconds: number }

/** Too much in too little time. `Retry-After` says in how many seconds it is worth trying again. */
export class TooManyAttempts extends Refusal {
  static status = 429
  static code = 'E_TOO_MANY_ATTEMPTS'

  constructor(readonly seconds: number) {
    super(`That was tried too often. Please wait ${inWords(seconds)} and try again.`)
  }

  get headers() {
    return { 'Retry-After': String(this.seconds) }
  }
}

/** Counts an attempt by whoever `who` names, in every process at once. Throws TooManyAttempts. */
export async function spend(limit: RateLimit, who: string): Promise<void> {
  try {
    await counting(limit, (store) => store.consume(keyOf(limit, who)))
  } catch (error) {
    if (error instanceof errors.E_TOO_MANY_REQUESTS)
      throw new TooManyAttempts(Math.max(1, error.response.availableIn))
    throw error
  }
}

/** Counts an attempt like `spend`, for those who must not learn that it was one too many. */
export async function isWithin(limit: RateLimit, who: string): Promise<boolean> {
  try {
    await spend(limit, who)
    return true
  } catch (error) {
    if (error instanceof TooManyAttempts) return false
    throw error
  }
}

/** Takes back an attempt that turned out to be a rightful one. */
export async function giveBack(limit: RateLimit, who: string): Promise<void> {
  await counting(limit, (store) => store.decrement(keyOf(limit, who)))
}

/** When the database cannot count, this process does: an attacker who wears it down gains nothing. */
async function counting(
  { attempts, seconds }: RateLimit,
  count: (store: ReturnType<typeof limiter.use>) => Promise<unknown>
) {
  const options = { requests: Math.ceil(attempts * factor()), duration: seconds }
  try {
    await count(limiter.use('database', options))
  } catch (error) {
    if (error instanceof errors.E_TOO_MANY_REQUESTS) throw error
    await count(limiter.use('memory', options))
  }
}

const factor = () => env.get('RATE_LIMIT_FACTOR', 1)

/** The table of counters learns neither addresses nor names. */
const keyOf = ({ name }: RateLimit, who: string) =>
  `${name}:${createHash('sha256').update(who.toLowerCase()).digest('base64url')}`

const inWords = (seconds: number) =>
  seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
