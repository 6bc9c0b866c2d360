// `npm run bench -- webhooks`: measures side by side, in one run, on a database, a Stripe and a mail server of its own.
import { join, resolve } from 'node:path'
import { readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { endTogether, startNode, toldToEnd } from '../scripts/ended_with_us.mjs'
import { aThrowAwayWorld } from '../scripts/throw_away_world.mjs'

process.chdir(resolve(import.meta.dirname, '..'))
endTogether()

const [set = 'webhooks', ...words] = process.argv.slice(2)
const world = aThrowAwayWorld({ name: 'bench', nodeEnv: 'production', isDurable: true })

let status = 1
try {
  const env = await world.open({ DB_POOL_MAX: '10', LOG_LEVEL: 'error', ...process.env })
  // The pid file names the server that all its connections are children of.
  const pidFile = join(env.DATA_DIR, 'postgres', 'data', 'postmaster.pid')
  const [postgres] = readFileSync(pidFile, 'utf8').split('\n')
  pin(postgres, 0)
  status = await run(['ace.js', 'migration:run', '--force', '--no-schema-generate'], env)
  if (status === 0)
    status = await run(['--import=@poppinss/ts-exec', `bench/sets/${set}.ts`, ...words], {
      ...env,
      BENCH_POSTGRES_PID: postgres,
    })
} finally {
  await world.close()
}
process.exit(toldToEnd() ?? status)

function run(args, env) {
  const child = startNode(args, { env })
  return new Promise((ended) => child.once('exit', (code) => ended(code ?? 1)))
}

/** Servers and database share the first core, so that the second is left to whoever asks. Nothing where that cannot be. */
function pin(pid, core) {
  spawnSync('taskset', ['-a', '-p', '-c', String(core), pid], { stdio: 'ignore' })
}
