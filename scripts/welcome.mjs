// What a shop says when it is open: where it is, and who can look around in it.
import { setTimeout as wait } from 'node:timers/promises'

const DEMO_ACCOUNTS = {
  buyer: 'buyer@demo.fleetprompt.example',
  publisher: 'ines@tidewater.example',
  admin: 'admin@demo.fleetprompt.example',
}

/** A server that listens everywhere is asked on this machine. */
const REACHED_AT = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }

/** Waits until the server says that it can do its work. */
export async function untilReady({ HOST, PORT }) {
  const url = `http://${REACHED_AT[HOST] ?? (HOST.includes(':') ? `[${HOST}]` : HOST)}:${PORT}/health/ready`
  for (let tries = 0; tries < 600; tries++) {
    const response = await fetch(url).catch(() => null)
    if (response?.ok) return
    await wait(50)
  }
  throw new Error(`The server did not become ready; ${url} says why.`)
}

/** Prints the addresses and, of a demo shop, the accounts: one a line. */
export function tellAddresses(settings, { stripe, mail }) {
  console.log(`\nFleetPrompt Marketplace  ${settings.APP_URL}`)
  if (stripe) console.log(`Stripe stand-in          ${stripe.url}`)
  if (mail) console.log(`Mail catcher             ${mail.url}`)
  if (settings.DEMO_SHOP !== 'true') return
  console.log('')
  for (const [role, email] of Object.entries(DEMO_ACCOUNTS))
    console.log(`demo ${role}: ${email} ${settings.DEMO_PASSWORD}`)
}
