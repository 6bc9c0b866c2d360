import limiter from '@adonisjs/limiter/services/main'
import type { HttpContext } from '@adonisjs/core/http'
import { networkOf } from '#shared/network_of'
import { TooManyRequests } from '#delivery/errors'

/** How many requests of a kind are allowed, and in how many seconds. Counted in this process: counting costs no query. */
const BUDGETS = {
  verify_token: { requests: 60, duration: 60 },
  verify_network: { requests: 300, duration: 60 },
  artifact_network: { requests: 600, duration: 60 },
  download_token: { requests: 120, duration: 3600 },
} as const

type Budget = keyof typeof BUDGETS

/** Takes one request from a budget and says in the answer what is left. Throws TooManyRequests. */
export async function spend({ response }: HttpContext, budget: Budget, key: string) {
  const store = limiter.use('memory', BUDGETS[budget])
  const spent = await store.increment(`${budget}:${key}`)
  const headers = {
    'RateLimit-Limit': String(spent.limit),
    'RateLimit-Remaining': String(Math.max(0, spent.remaining)),
    'RateLimit-Reset': String(spent.availableIn),
  }
  if (spent.consumed > spent.limit) throw new TooManyRequests(spent.availableIn, headers)
  for (const [name, value] of Object.entries(headers)) response.header(name, value)
}

/** One request from the network it comes from: wrong tokens run out, and good ones elsewhere do not notice. */
export const spendFromNetwork = (
  ctx: HttpContext,
  budget: 'verify_network' | 'artifact_network' = 'verify_network'
) => spend(ctx, budget, networkOf(ctx.request.ip()))
