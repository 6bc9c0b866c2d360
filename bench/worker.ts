// One process that carries out Stripe's events: begins when it is told to, ends when none is due.
import { once } from 'node:events'
import { bootApp } from './app.ts'

const { app } = await bootApp()
const { drainStripeEvents } = await import('#billing/worker')
console.log('worker ready')
await once(process.stdin, 'data')
const handled = await drainStripeEvents()
console.log(`worker handled ${handled}`)
await app.terminate()
process.exit(0)
