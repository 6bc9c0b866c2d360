import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { waitFor } from '#tests/scenarios/waiting'
import { freePort } from '../../scripts/ports.mjs'

const SCRIPT = fileURLToPath(new URL('../processes/second_app.mjs', import.meta.url))
const PATIENCE_MS = 60_000

export type SecondApp = {
  url: string
  /** Sends a signal; `SIGKILL` is over when this resolves. */
  signal: (name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT') => Promise<void>
  stop: () => Promise<void>
}

/**
 * A second process of the app beside this one: same database, same Stripe, its own port, its worker and its jobs.
 * @param settings what it is told otherwise, such as another way to the same database
 */
export async function aSecondApp(settings: Record<string, string> = {}): Promise<SecondApp> {
  const port = await freePort()
  const child = spawn(process.execPath, [SCRIPT], {
    env: { ...process.env, ...settings, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => (said = `${said}${chunk}`.slice(-4000)))
  const url = `http://127.0.0.1:${port}`
  await waitFor(async () => {
    if (child.exitCode !== null) throw new Error(`The second app ended: ${said}`)
    return fetch(`${url}/health/live`).then(
      ({ ok }) => ok,
      () => false
    )
  }, PATIENCE_MS)

  const end = async (name: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(name)
    await gone
  }
  return {
    url,
    signal: async (name) => {
      if (name === 'SIGKILL') await end(name)
      else child.kill(name)
    },
    stop: async () => {
      child.kill('SIGCONT')
      await end('SIGKILL')
    },
  }
}
