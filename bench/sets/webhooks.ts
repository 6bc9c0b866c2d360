// How fast an event is acknowledged, and carried out; and that hearing everything again makes the same books.
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { bootApp } from '../app.ts'
import { startProgram, stopProgram } from '../programs.ts'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '20261127' },
    rounds: { type: 'string', default: '6' },
    slice: { type: 'string', default: '2' },
    only: { type: 'string' },
    profile: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed)
/** What one of each brings in the mean, with a year of renewals at most: found by counting. */
const EVENTS_OF = { buyer: 13, subscriber: 60 }
const half = Number(values.events) / 2
const traits = {
  seed,
  months: 12,
  buyers: Math.ceil(half / EVENTS_OF.buyer),
  subscribers: Math.ceil(half / EVENTS_OF.subscriber),
}

const { app } = await bootApp()
const { measureAcknowledgement, profileAcknowledgement } = await import('../acknowledgement.ts')
const { replays } = await import('../replays.ts')
const report = await import('../report.ts')
const { cleanDatabase } = await import('#tests/database')
const { aSale } = await import('#tests/scenarios/billing')
const { theBooks } = await import('#tests/scenarios/books')
const { aPopulation } = await import('#tests/scenarios/population')
const { recordedEvents } = await import('#tests/scenarios/replay')

const door = await startProgram('door.ts')
const limits = await startProgram('limits.mjs')
const whole: Record<string, unknown> = { machine: report.machine(), seed }
let isTheSame = true
console.log(`\n${JSON.stringify(whole)}`)

if (values.only !== 'replay') {
  const charge = await aSettledCharge()
  const rounds = await measureAcknowledgement({ door, limits }, charge, {
    rounds: Number(values.rounds),
    seconds: Number(values.slice),
  })
  const believable = report.isBelievable(rounds)
  console.log('\nAcknowledging one event, the worker stopped\n')
  console.log(report.acknowledgementTable(rounds).join('\n'))
  const verdict = believable
    ? 'differs little: the run can be believed'
    : 'differs too much: the run is inconclusive'
  console.log(`\nThe same asked twice ${verdict}.`)
  Object.assign(whole, { believable, acknowledgement: rounds })
  if (values.profile) {
    const { owners, functions } = await profileAcknowledgement({ door, limits }, charge, 4)
    console.log('\nWhere the processor time of the door goes\n')
    console.log(report.profileTable(owners).join('\n'))
    console.log(`\n${report.profileTable(functions).join('\n')}`)
    Object.assign(whole, { owners, functions })
  }
  await cleanDatabase()
}

if (values.only !== 'acknowledgement') {
  process.stderr.write(`population: ${JSON.stringify(traits)}\n`)
  await aPopulation(traits)
  const events = await recordedEvents()
  process.stderr.write(`recorded ${events.length} events\n`)
  const told = await replays(events, await theBooks(), seed)
  isTheSame = told.every(({ different }) => different.length === 0)
  console.log(`\nTelling everything again, population ${JSON.stringify(traits)}\n`)
  console.log(report.replayTable(told).join('\n'))
  Object.assign(whole, { traits, replays: told })
}

mkdirSync('.data/bench', { recursive: true })
writeFileSync('.data/bench/webhooks.json', JSON.stringify(whole, null, 2))
console.log('\nEverything measured: .data/bench/webhooks.json')

await stopProgram(door)
await stopProgram(limits)
await app.terminate()
process.exit(isTheSame ? 0 : 1)

/** An event as Stripe sends many: a charge with its balance transaction; only its own id differs from one to the next. */
async function aSettledCharge(): Promise<string> {
  await aSale()
  const payloads = (await recordedEvents()).map(({ payload }) => payload.toString())
  const payload = payloads.find((text) => JSON.parse(text).type === 'charge.updated')!
  return payload.replaceAll(JSON.parse(payload).id, 'evt_template')
}
