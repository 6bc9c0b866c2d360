// Runs every test, on a database, a mail server and a Stripe of its own. Words after `--` go to the test runner.
import { resolve } from 'node:path'
import { endTogether, startNode, toldToEnd } from './ended_with_us.mjs'
import { aThrowAwayWorld } from './throw_away_world.mjs'

process.chdir(resolve(import.meta.dirname, '..'))
endTogether()

const PACKAGES = ['agent-archive', 'core-client', 'mail-catcher', 'stripe-stand-in']
const words = process.argv.slice(2)
const SUITES = ['architecture', 'domains', 'histories', 'browser', 'journeys']
/** Alone, histories are a search: other ones each time. Among all tests they are the same each time. */
if (words[0] === 'histories') process.env.HISTORY_SEED ??= String(Date.now() % 1_000_000)
const world = aThrowAwayWorld({ name: 'test' })
/** What red packages said, told once more at the end: the app's tests fill many screens after it. */
const complaints = []

let status = 1
try {
  // One run tells everything that is red, in the packages and in the app.
  const packagesAreGreen = words.length > 0 || (await testPackages())
  const appIsGreen = toldToEnd() === null && (await testApp()) === 0
  status = packagesAreGreen && appIsGreen ? 0 : 1
} finally {
  await world.close()
}
for (const complaint of complaints) console.error(complaint)
process.exit(toldToEnd() ?? status)

async function testPackages() {
  let passed = true
  for (const name of PACKAGES) {
    if (toldToEnd() !== null) return false
    console.log(`\npackages/${name}`)
    const { code, complaint } = await runPackage(`packages/${name}/bin/test.ts`)
    if (code === 0) continue
    passed = false
    complaints.push(`\npackages/${name} ended with ${code}\n${complaint}`)
  }
  return passed
}

/** The runner tells its errors on standard error. */
function runPackage(script) {
  return new Promise((ended) => {
    const child = startNode([script], { stderr: 'pipe' })
    let complaint = ''
    child.stderr.setEncoding('utf8').on('data', (text) => {
      process.stderr.write(text)
      complaint = (complaint + text).slice(-16_000)
    })
    // Not its close: a program it left behind would hold that up for ever.
    child.once('exit', (code, signal) =>
      setTimeout(() => ended({ code: code ?? signal, complaint }), 200)
    )
  })
}

async function testApp() {
  const env = await world.open(process.env)
  const child = startNode(['ace.js', 'test', ...(words.length > 0 ? words : SUITES)], { env })
  return new Promise((ended) => child.once('exit', (code) => ended(code ?? 1)))
}
