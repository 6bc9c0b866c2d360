import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../scripts/ports.mjs'

export type Account = { email: string; password: string }
export type StartedShop = {
  url: string
  mailUrl: string
  stripeUrl: string
  accounts: { buyer: Account; publisher: Account; admin: Account }
  stop: () => Promise<void>
}

const ACCOUNT = /^demo (buyer|publisher|admin): (\S+) (\S+)$/
const INHERITED = ['PATH', 'HOME', 'TZ', 'LANG', 'CHROMIUM_PATH']

/**
 * The whole shop as `npm start` runs it: built, with a database, a Stripe stand-in and a mail catcher of its own,
 * on free ports and in a folder that is gone afterwards. Nothing of the test process leaks into it.
 */
export async function startShop(extra: Record<string, string> = {}): Promise<StartedShop> {
  const home = await mkdtemp(join(tmpdir(), 'fleetprompt-shop-'))
  const [port, stripePort, mailPort] = [await freePort(), await freePort(), await freePort()]
  const inherited = Object.fromEntries(
    INHERITED.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))
  )
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: {
      ...inherited,
      PORT: String(port),
      STRIPE_PORT: String(stripePort),
      MAIL_PORT: String(mailPort),
      DATA_DIR: home,
      ...extra,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

  return {
    url: `http://127.0.0.1:${port}`,
    mailUrl: `http://127.0.0.1:${mailPort}`,
    stripeUrl: `http://127.0.0.1:${stripePort}`,
    accounts: await named(child),
    async stop() {
      const violations = await violationsAt(stripePort)
      await ended(child)
      await rm(home, { recursive: true, force: true })
      if (violations.length > 0)
        throw new Error(`Against Stripe's types: ${JSON.stringify(violations, null, 2)}`)
    },
  }
}

/** Reads what the launcher says until it has named the demo accounts. */
function named(child: ChildProcess): Promise<StartedShop['accounts']> {
  return new Promise((open, failed) => {
    const accounts: Record<string, Account> = {}
    let said = ''
    for (const stream of [child.stdout!, child.stderr!])
      createInterface(stream).on('line', (line) => {
        said = `${said}\n${line}`.slice(-8000)
        const [, role, email, password] = line.match(ACCOUNT) ?? []
        if (role) accounts[role] = { email, password }
        if (accounts.buyer && accounts.publisher && accounts.admin)
          open(accounts as StartedShop['accounts'])
      })
    child.once('exit', (code) => failed(new Error(`The shop ended with ${code}:\n${said}`)))
  })
}

/** What this shop and its Stripe said to each other against the SDK's own types. */
async function violationsAt(stripePort: number): Promise<unknown[]> {
  const answer = await fetch(`http://127.0.0.1:${stripePort}/_stand_in/violations`)
  return (await answer.json()) as unknown[]
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((gone) => {
    child.once('exit', () => gone())
    child.kill('SIGTERM')
  })
}
