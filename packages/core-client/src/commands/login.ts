import type { Call, Command } from '../call.ts'
import { exitCodes } from '../failure.ts'
import { looksLikeToken, notAToken } from '../token.ts'
import { readSecret } from '../secret_input.ts'
import { day, plural } from '../wording.ts'

export const login: Command = {
  name: 'login',
  usage: 'login [--token TOKEN]',
  summary: 'Check an install token with the marketplace and keep it on this machine',
  details: [
    'Without --token it is read from standard input, or asked for without showing it.',
    'Prefer that: what stands on a command line can be seen by other users of this machine.',
    'The registry of the last login becomes the default.',
  ],
  options: { token: { type: 'string' } },
  words: [0, 0],
  run,
}

async function run(call: Call): Promise<number> {
  const registry = await call.registry()
  const given =
    call.option('token') ?? (await readSecret(call.stdin, `Install token for ${registry}: `))
  const token = given.trim()
  if (!looksLikeToken(token)) throw notAToken()
  const verification = await call.clientWith(registry, token).verify()
  await call.credentials.save(registry, token, new Date())
  const { name, last_four: lastFour, scope, expires_at: expiresAt } = verification.token
  const entitlements = verification.entitlements.length
  call.terminal.data({ registry, token: verification.token, entitlements })
  call.terminal.line(`Logged in to ${registry}`)
  call.terminal.line()
  call.terminal.facts([
    ['Token', `${name || 'unnamed'}, ending in ${lastFour}`],
    ['For', scope === 'entitlement' ? 'one entitlement' : 'your whole library'],
    ['Expires', expiresAt === null ? 'never' : day(expiresAt)],
    ['Holds', plural(entitlements, 'entitlement')],
  ])
  return exitCodes.done
}
