import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { Machine, program } from './command.ts'
import { Marketplace } from './marketplace.ts'

const tooOld = '--no-experimental-strip-types'

async function start(path: string, line: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [tooOld, path, ...line], {
    env: { PATH: process.env.PATH, ...env },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, stdout, stderr }
}

test.group('Starting with a Node that cannot read TypeScript', () => {
  test('hands over to the Node that lies beside it, exit status and all', async ({ assert }) => {
    const done = await start(program, ['--version'])
    assert.equal(done.status, 0, done.stderr)
    assert.match(done.stdout, /^\d+\.\d+\.\d+\n$/)
    const wrong = await start(program, ['instal'])
    assert.equal(wrong.status, 2)
  })

  test('works through the link that npm makes', async ({ assert }) => {
    const folder = await mkdtemp(join(tmpdir(), 'fleetprompt-bin-'))
    await mkdir(join(folder, '.bin'))
    await symlink(program, join(folder, '.bin/fleetprompt'))
    const done = await start(join(folder, '.bin/fleetprompt'), ['--version'])
    assert.equal(done.status, 0, done.stderr)
    await rm(folder, { recursive: true })
  })

  test('says which Node is needed when there is none beside it', async ({ assert }) => {
    const done = await start(program, ['--version'], { FLEETPROMPT_HANDED_OVER: '1' })
    assert.equal(done.status, 2)
    assert.include(done.stderr, 'needs Node 22.18 or newer')
  })

  test('passes a signal on and ends by it', async ({ assert }) => {
    const marketplace = await new Marketplace().start()
    const machine = await Machine.create()
    const asked = new Promise<boolean>((reached) => {
      marketplace.interference = () => {
        reached(true)
        return true
      }
    })
    const child = spawn(
      process.execPath,
      [tooOld, program, 'search', 'x', '--registry', marketplace.url],
      { env: { PATH: process.env.PATH, OPENSENTIENCE_HOME: machine.home }, stdio: 'ignore' }
    )
    await asked
    child.kill('SIGTERM')
    const [status, signal] = (await once(child, 'exit')) as [number | null, string | null]
    assert.isNull(status)
    assert.equal(signal, 'SIGTERM')
    await marketplace.stop()
    await machine.remove()
  })
})
