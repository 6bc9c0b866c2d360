import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import { Machine, tokenOf } from './command.ts'
import { Marketplace, agentId, sha256 } from './marketplace.ts'

const token = tokenOf('a')

test.group('fleetprompt download', (group) => {
  let marketplace: Marketplace
  let machine: Machine

  group.each.setup(async () => {
    marketplace = await new Marketplace().start()
    marketplace.tokens.add(token)
    machine = await Machine.create()
    await machine.run(['login', '--registry', marketplace.url], token)
    return async () => {
      await marketplace.stop()
      await machine.remove()
    }
  })

  test('brings the newest eligible release, verified', async ({ assert }) => {
    const bytes = randomBytes(40_000)
    marketplace.publish({ version: '1.0.0', bytes: randomBytes(10) })
    marketplace.publish({ version: '1.2.0', bytes })
    marketplace.publish({ version: '1.3.0', bytes: randomBytes(10), yankedAt: '2026-03-05' })
    marketplace.publish({ version: '2.0.0-beta.1', bytes: randomBytes(10), channel: 'beta' })
    const done = await machine.run(['download', agentId, '--json'])
    assert.equal(done.status, 0, done.stderr)
    const report = JSON.parse(done.stdout)
    assert.equal(report.version, '1.2.0')
    assert.equal(report.sha256, sha256(bytes))
    assert.equal(report.path, join(machine.folder, `${agentId}-1.2.0-source.tar.gz`))
    assert.isTrue(bytes.equals(await readFile(report.path)))
    assert.equal(done.stderr, '')
  })

  test('brings the version that is named, a pre-release and a yanked one too', async ({
    assert,
  }) => {
    marketplace.publish({ version: '1.0.0', bytes: randomBytes(10), yankedAt: '2026-03-05' })
    marketplace.publish({ version: '1.2.0', bytes: randomBytes(20) })
    marketplace.publish({ version: '2.0.0-beta.1', bytes: randomBytes(30), channel: 'beta' })
    for (const [version, size] of [
      ['1.0.0', 10],
      ['2.0.0-beta.1', 30],
    ] as const) {
      const done = await machine.run(['download', `${agentId}@${version}`, '--output', version])
      assert.equal(done.status, 0, done.stderr)
      const file = await stat(join(machine.folder, version))
      assert.equal(file.size, size)
    }
    const missing = await machine.run(['download', `${agentId}@9.9.9`, '--json'])
    assert.equal(missing.status, 1)
    assert.equal(JSON.parse(missing.stdout).error.code, 'version_not_found')
    const beta = await machine.run(['download', agentId, '--channel', 'beta', '--json'])
    assert.equal(JSON.parse(beta.stdout).version, '2.0.0-beta.1')
    for (const release of marketplace.releases) release.yankedAt = '2026-03-05'
    const yanked = await machine.json(['download', agentId, '--json'])
    assert.equal(yanked.error.code, 'only_yanked')
  })

  test('writes to a folder or to a path, and not again what is there', async ({ assert }) => {
    marketplace.publish({ version: '1.0.0', bytes: randomBytes(10) })
    await mkdir(join(machine.folder, 'there'))
    const line = ['download', agentId, '--output', 'there', '--json']
    const first = await machine.json(line)
    assert.equal(first.path, join(machine.folder, 'there', `${agentId}-1.0.0-source.tar.gz`))
    const again = await machine.json(line)
    assert.isTrue(again.already_present)
    assert.lengthOf(marketplace.artifactRequests, 1)
    const fresh = await machine.run(['download', agentId, '--output', 'new/deep/'])
    assert.equal(fresh.status, 0, fresh.stderr)
    assert.lengthOf(await readdir(join(machine.folder, 'new/deep')), 1)
  })

  test('refuses what was revoked with the marketplace’s own reason', async ({ assert }) => {
    marketplace.publish({ version: '1.0.0', bytes: randomBytes(10) })
    marketplace.revokedBecause = 'The payment was refunded on 2 March.'
    for (const wanted of [agentId, `${agentId}@1.0.0`]) {
      const done = await machine.run(['download', wanted])
      assert.equal(done.status, 1)
      assert.include(done.stderr, 'The payment was refunded on 2 March.')
    }
    assert.isEmpty(marketplace.artifactRequests)
    assert.deepEqual(await readdir(machine.folder), ['home'])
  })

  test('deletes a file whose bytes are not the promised ones', async ({ assert }) => {
    marketplace.publish({ version: '1.0.0', bytes: randomBytes(10), sha256: 'c'.repeat(64) })
    const done = await machine.run(['download', agentId])
    assert.equal(done.status, 1)
    assert.include(done.stderr, 'SHA-256')
    assert.deepEqual(await readdir(machine.folder), ['home'])
  })

  test('brings nothing when registry and delivery contradict each other', async ({ assert }) => {
    marketplace.publish({ version: '1.0.0', bytes: randomBytes(10) })
    const [release] = marketplace.releases
    marketplace.interference = (request) => {
      const listed = request.url?.startsWith('/registry/') === true
      if (release !== undefined) release.sha256 = listed ? 'd'.repeat(64) : sha256(release.bytes)
      return false
    }
    const done = await machine.run(['download', agentId, '--json'])
    assert.equal(done.status, 1)
    assert.equal(JSON.parse(done.stdout).error.code, 'checksum_disagreement')
    assert.isEmpty(marketplace.artifactRequests)
  })

  test('works for an agent that the public registry does not list', async ({ assert }) => {
    marketplace.publish({ version: '1.0.0', bytes: randomBytes(10) })
    marketplace.listed = false
    assert.equal(await machine.status(['download', agentId]), 0)
  })

  test('killed half way, goes on where it stopped', async ({ assert }) => {
    const bytes = randomBytes(600_000)
    marketplace.publish({ version: '1.0.0', bytes })
    marketplace.pace = { bytes: 20_000, pauseInMs: 20 }
    const first = machine.start(['download', agentId, '--output', 'file'])
    const part = join(machine.folder, 'file.part')
    const arrived = async () => {
      const file = await stat(part).catch(() => null)
      return file?.size ?? 0
    }
    while ((await arrived()) < 100_000) await pause(10)
    first.kill('SIGKILL')
    await once(first, 'close')
    marketplace.pace = null
    const done = await machine.run(['download', agentId, '--output', 'file', '--json'])
    assert.equal(done.status, 0, done.stderr)
    assert.isAtLeast(JSON.parse(done.stdout).resumed_from_byte, 100_000)
    assert.isTrue(bytes.equals(await readFile(join(machine.folder, 'file'))))
    assert.match(marketplace.artifactRequests.at(-1)?.range ?? '', /^bytes=[1-9]/)
    assert.sameMembers(await readdir(machine.folder), ['home', 'file'])
  })

  test('twice at once, the second is told and the first is not disturbed', async ({ assert }) => {
    const bytes = randomBytes(200_000)
    marketplace.publish({ version: '1.0.0', bytes })
    marketplace.pace = { bytes: 20_000, pauseInMs: 150 }
    const line = ['download', agentId, '--output', 'file']
    const both = await Promise.all([machine.run(line), machine.run(line)])
    const [done, refused] = both.sort((one, other) => (one.status ?? 9) - (other.status ?? 9))
    assert.equal(done?.status, 0, done?.stderr)
    assert.equal(refused?.status, 1)
    assert.include(refused?.stderr ?? '', 'Another download of this file is under way')
    assert.isTrue(bytes.equals(await readFile(join(machine.folder, 'file'))))
  })

  test('needs a token, and says where to get one', async ({ assert }) => {
    await machine.run(['logout'])
    const done = await machine.run(['download', agentId, '--registry', marketplace.url])
    assert.equal(done.status, 1)
    assert.include(done.stderr, 'fleetprompt login')
  })

  test('is used with an agent id', async ({ assert }) => {
    const wrong = [[], ['../../etc'], ['a.b@1'], ['a.b', 'c.d'], [agentId, '--channel', 'x']]
    for (const line of [...wrong, [agentId, '--what']]) {
      assert.equal(await machine.status(['download', ...line]), 2)
    }
  })
})
