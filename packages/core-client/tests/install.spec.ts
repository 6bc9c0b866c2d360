import { access, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { agentArchive, manifestOf } from './archive_maker.ts'
import { SourceFolder } from '../src/source_folder.ts'
import { Machine, modeOf, tokenOf } from './command.ts'
import { Marketplace, agentId, entitlementId, sha256 } from './marketplace.ts'

const token = tokenOf('a')
const permissions = ['filesystem:read:~/code/**', 'network:egress:api.github.com']

test.group('fleetprompt install', (group) => {
  let marketplace: Marketplace
  let machine: Machine
  let folder: string

  group.each.setup(async () => {
    marketplace = await new Marketplace().start()
    marketplace.tokens.add(token)
    machine = await Machine.create()
    folder = join(machine.home, 'agents', agentId)
    await machine.run(['login', '--registry', marketplace.url], token)
    return async () => {
      await marketplace.stop()
      await machine.remove()
    }
  })

  function publish(version: string, wanted = permissions, archive?: Buffer) {
    const manifestHash = sha256(Buffer.from(manifestOf(agentId, version, wanted)))
    const bytes = archive ?? agentArchive(agentId, version, wanted)
    marketplace.publish({ version, bytes, permissions: wanted, manifestHash })
  }

  async function installedVersion(): Promise<string> {
    const text = await readFile(join(folder, 'src/opensentience.agent.json'), 'utf8')
    return (JSON.parse(text) as { version: string }).version
  }

  test('puts the source where Core looks, and stops there', async ({ assert }) => {
    publish('1.0.0')
    const done = await machine.run(['install', agentId])
    assert.equal(done.status, 0, done.stderr)
    assert.equal(await installedVersion(), '1.0.0')
    assert.include(done.stdout, 'approves none of them')
    assert.include(done.stdout, 'network:egress:api.github.com')
    assert.include(done.stdout, 'OpenSentience Core')
    await assert.rejects(() => access(join(folder, 'ran')))
    assert.sameMembers(await readdir(folder), ['src', 'fleetprompt.json'])
    assert.sameMembers(await readdir(join(folder, 'src')), [
      'LICENSE',
      'README.md',
      'bin',
      'lib',
      'opensentience.agent.json',
    ])
  })

  test('notes where it came from, without the token', async ({ assert }) => {
    publish('1.0.0')
    await machine.run(['install', agentId])
    const text = await readFile(join(folder, 'fleetprompt.json'), 'utf8')
    const noted = JSON.parse(text)
    const manifest = sha256(Buffer.from(manifestOf(agentId, '1.0.0', permissions)))
    const archive = marketplace.releases[0]?.bytes ?? Buffer.alloc(0)
    assert.containsSubset(noted, {
      registry: marketplace.url,
      listing_url: `${marketplace.url}/agents/${agentId}`,
      agent_id: agentId,
      version: '1.0.0',
      artifact: { name: 'source.tar.gz', sha256: sha256(archive), size_bytes: archive.length },
      manifest_hash: { expected: manifest, actual: manifest, match: true },
      permissions,
      entitlement_id: entitlementId,
    })
    assert.equal(noted.permissions_hash, sha256(Buffer.from(JSON.stringify(permissions))))
    assert.notInclude(text, 'fpm_')
  })

  test('replaces an older version and says which permissions are new', async ({ assert }) => {
    publish('1.0.0')
    await machine.run(['install', agentId])
    publish('1.1.0', [...permissions, 'filesystem:write:/**'])
    const done = await machine.run(['install', agentId, '--json'])
    assert.equal(done.status, 0, done.stderr)
    assert.equal(await installedVersion(), '1.1.0')
    assert.deepEqual(JSON.parse(done.stdout).permission_delta, {
      since: '1.0.0',
      verdict: 'widened',
      changes: [
        {
          permission: 'filesystem:write:/**',
          verdict: 'widened',
          reason: 'new_kind',
          why: 'Nothing of the kind filesystem:write was asked for before.',
        },
      ],
    })
    assert.lengthOf(await readdir(join(machine.home, 'cache/fleetprompt', agentId)), 1)
  })

  test('does nothing when that very release stands already, unless forced', async ({ assert }) => {
    publish('1.0.0')
    await machine.run(['install', agentId])
    const again = await machine.run(['install', agentId, '--json'])
    assert.equal(JSON.parse(again.stdout).outcome, 'unchanged')
    await writeFile(join(folder, 'src/lib/reviewer.ex'), 'changed by hand')
    const forced = await machine.run(['install', agentId, '--force', '--json'])
    assert.equal(JSON.parse(forced.stdout).outcome, 'installed')
    assert.include(await readFile(join(folder, 'src/lib/reviewer.ex'), 'utf8'), 'defmodule')
  })

  test('leaves a source alone that somebody else put there, unless forced', async ({ assert }) => {
    publish('1.0.0')
    await mkdir(join(folder, 'src/.git'), { recursive: true })
    const refused = await machine.run(['install', agentId, '--json'])
    assert.equal(refused.status, 1)
    assert.equal(JSON.parse(refused.stdout).error.code, 'source_not_ours')
    assert.deepEqual(await readdir(join(folder, 'src')), ['.git'])
    assert.equal(await machine.status(['install', agentId, '--force']), 0)
    assert.equal(await installedVersion(), '1.0.0')
  })

  test('keeps the one before when the new archive breaks the rules', async ({ assert }) => {
    publish('1.0.0')
    await machine.run(['install', agentId])
    const trap = [{ path: '../../../escaped', text: 'out' }]
    publish('1.1.0', permissions, agentArchive(agentId, '1.1.0', permissions, trap))
    const done = await machine.run(['install', agentId, '--json'])
    assert.equal(done.status, 1)
    assert.include(done.stderr, 'nothing was installed')
    assert.equal(await installedVersion(), '1.0.0')
    assert.sameMembers(await readdir(folder), ['src', 'fleetprompt.json'])
    await assert.rejects(() => access(join(machine.home, 'escaped')))
  })

  test('keeps the one before when the manifest is not the published one', async ({ assert }) => {
    publish('1.0.0')
    await machine.run(['install', agentId])
    publish('1.1.0')
    const [newest] = marketplace.releases
    if (newest !== undefined) newest.manifestHash = 'e'.repeat(64)
    const done = await machine.run(['install', agentId, '--json'])
    assert.equal(JSON.parse(done.stdout).error.code, 'manifest_mismatch')
    if (newest !== undefined) newest.manifestHash = null
    if (newest !== undefined) newest.permissionsHash = 'e'.repeat(64)
    const drifted = await machine.run(['install', agentId, '--json'])
    assert.equal(JSON.parse(drifted.stdout).error.code, 'permissions_mismatch')
    assert.equal(await installedVersion(), '1.0.0')
  })

  test('puts the one before back when its note cannot be written', async ({ assert }) => {
    publish('1.0.0')
    await machine.run(['install', agentId])
    await rm(join(folder, 'fleetprompt.json'))
    await mkdir(join(folder, 'fleetprompt.json'))
    publish('1.1.0')
    const done = await machine.run(['install', agentId, '--force', '--json'])
    assert.equal(done.status, 1)
    assert.equal(JSON.parse(done.stdout).error.code, 'local_file')
    assert.equal(await installedVersion(), '1.0.0')
    assert.sameMembers(await readdir(folder), ['src', 'fleetprompt.json'])
  })

  test('refuses an archive of another agent or version', async ({ assert }) => {
    publish('1.0.0', permissions, agentArchive('dev.eve.reviewer', '1.0.0', permissions))
    assert.equal(await machine.status(['install', agentId]), 1)
    await assert.rejects(() => access(join(folder, 'src')))
  })

  test('mends what a killed installation left behind', async ({ assert }) => {
    publish('1.0.0')
    await machine.run(['install', agentId])
    await rename(join(folder, 'src'), join(folder, '.fleetprompt.previous'))
    await mkdir(join(folder, '.fleetprompt.staging.unpacking-1/half'), { recursive: true })
    await writeFile(join(folder, '.fleetprompt.lock'), '999999999')
    marketplace.revokedBecause = 'The payment was refunded.'
    await machine.run(['install', agentId])
    marketplace.revokedBecause = null
    const done = await machine.run(['install', agentId, '--json'])
    assert.equal(JSON.parse(done.stdout).outcome, 'unchanged')
    assert.sameMembers(await readdir(folder), ['src', 'fleetprompt.json'])
  })

  test('is not refused as somebody else’s when it was killed before the files stood', async ({
    assert,
  }) => {
    publish('1.0.0')
    await machine.run(['install', agentId])
    const source = new SourceFolder(folder)
    await rename(source.path, source.staging)
    await source.swap(() => assert.rejects(() => access(source.path)))
    await rm(source.path, { recursive: true })
    const done = await machine.run(['install', agentId, '--json'])
    assert.equal(JSON.parse(done.stdout).outcome, 'installed')
    assert.equal(await installedVersion(), '1.0.0')
  })

  test('keeps what was paid for from the other users of the machine', async ({ assert }) => {
    publish('1.0.0')
    await machine.run(['install', agentId])
    const kept = await readdir(machine.home, { recursive: true, withFileTypes: true })
    for (const entry of kept) {
      const path = join(entry.parentPath, entry.name)
      if (path.startsWith(join(folder, 'src', '/'))) continue
      assert.equal(await modeOf(path), entry.isDirectory() ? 0o700 : 0o600, path)
    }
    assert.equal(await modeOf(machine.home), 0o700)
  })

  test('waits for nobody: a second one at the same time is refused', async ({ assert }) => {
    publish('1.0.0')
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, '.fleetprompt.lock'), String(process.pid))
    const done = await machine.run(['install', agentId, '--json'])
    assert.equal(done.status, 1)
    assert.equal(JSON.parse(done.stdout).error.code, 'busy')
  })

  test('uninstalls nothing when the right to it ends', async ({ assert }) => {
    publish('1.0.0')
    await machine.run(['install', agentId])
    marketplace.revokedBecause = 'The payment was refunded.'
    assert.equal(await machine.status(['install', agentId]), 1)
    assert.equal(await installedVersion(), '1.0.0')
  })
})
