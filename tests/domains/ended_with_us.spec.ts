import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { test } from '@japa/runner'
import { waitFor } from '#tests/scenarios/waiting'

const SCRIPT = new URL('../../scripts/ended_with_us.mjs', import.meta.url).href

/** Says its process id, starts another one that does, and stays. `deaf`: it will not hear of ending. */
const family = (deaf: boolean) => `
  ${deaf ? `process.on('SIGTERM', () => {})` : ''}
  console.log('pid', process.pid)
  require('node:child_process').spawn(process.execPath, ['-e', \`
    process.on('SIGTERM', () => {}); console.log('pid', process.pid); setInterval(() => {}, 1000)
  \`], { stdio: 'inherit' })
  setInterval(() => {}, 1000)`

/** A launcher as `scripts/test.mjs` is one: it starts a program, waits for it, cleans up, and ends. */
const launcher = (program: string) => `
  import { endTogether, startNode, toldToEnd } from ${JSON.stringify(SCRIPT)}
  endTogether()
  const child = startNode(['-e', ${JSON.stringify(program)}])
  await new Promise((ended) => child.once('exit', ended))
  console.log('cleaned up')
  process.exit(toldToEnd() ?? 1)`

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test.group('What a launcher started', () => {
  test('is gone with it after {signal}, whoever started it in turn{who}')
    .with([
      { signal: 'SIGTERM', code: 143, deaf: false, who: '' },
      { signal: 'SIGINT', code: 130, deaf: false, who: '' },
      { signal: 'SIGTERM', code: 143, deaf: true, who: ', and deaf' },
    ] as const)
    .run(async ({ assert }, { signal, code, deaf }) => {
      const args = ['--input-type=module', '-e', launcher(family(deaf))]
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
      const pids: number[] = []
      const said: string[] = []
      createInterface(child.stdout).on('line', (line) => {
        said.push(line)
        if (line.startsWith('pid ')) pids.push(Number(line.slice(4)))
      })
      await waitFor(async () => pids.length === 2, 20_000)

      const gone = once(child, 'exit')
      child.kill(signal)
      assert.deepEqual(await gone, [code, null])
      await waitFor(async () => !pids.some(isAlive))
      assert.include(said, 'cleaned up')
    })
})
