import hash from '@adonisjs/core/services/hash'
import { TooManySigningIn } from '#accounts/errors'

/** Each hash takes 24 MiB and a core: two at once, and a short queue, keep a flood of sign-ins from being fatal. */
const AT_ONCE = 2
const WAITING = 20

let running = 0
const queue: (() => void)[] = []

/** The argon2id hash of a password, in PHC format. Throws TooManySigningIn when the queue is full. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash.make(password))

/** Whether a password is the one behind a hash; without a hash, takes as long and says no. */
export const passwordMatches = (hashed: string | undefined, password: string): Promise<boolean> =>
  inTurn(async () => {
    if (hashed) return hash.verify(hashed, password)
    await hash.make(password)
    return false
  })

/** Whether the hash was made with weaker parameters than today's. */
export const isOutdated = (hashed: string): boolean => hash.needsReHash(hashed)

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running < AT_ONCE) running += 1
  else if (queue.length < WAITING) await new Promise<void>((turn) => queue.push(turn))
  else throw new TooManySigningIn()

  try {
    return await work()
  } finally {
    const next = queue.shift()
    if (next) next()
    else running -= 1
  }
}
