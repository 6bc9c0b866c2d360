import type { Call, Command } from '../call.ts'
import { exitCodes } from '../failure.ts'

export const logout: Command = {
  name: 'logout',
  usage: 'logout',
  summary: 'Forget the install token on this machine',
  details: ['The token itself stays valid until you revoke it in your library.'],
  options: {},
  words: [0, 0],
  run,
}

async function run(call: Call): Promise<number> {
  const registry = await call.registry()
  const removed = await call.credentials.remove(registry)
  call.terminal.data({ registry, removed })
  if (removed) {
    call.terminal.line(`Forgot the token for ${registry}.`)
    call.terminal.line('It stays valid until you revoke it in your library there.')
  } else {
    call.terminal.line(`There was no token for ${registry} on this machine.`)
  }
  return exitCodes.done
}
