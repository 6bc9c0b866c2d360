import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { agentArchive, manifestOf, tarGz } from './archive_maker.ts'
import { Machine } from './command.ts'
import { agentId, sha256 } from './marketplace.ts'

const permissions = ['filesystem:read:~/code/**']

test.group('fleetprompt lint', (group) => {
  let machine: Machine

  group.each.setup(async () => {
    machine = await Machine.create()
    return () => machine.remove()
  })

  async function lint(bytes: Buffer, ...more: string[]) {
    await writeFile(join(machine.folder, 'agent.tar.gz'), bytes)
    const expected = ['--agent-id', agentId, '--version', '1.0.0']
    return machine.run(['lint', 'agent.tar.gz', ...expected, ...more])
  }

  test('accepts a good archive', async ({ assert }) => {
    const bytes = agentArchive(agentId, '1.0.0', permissions)
    const done = await lint(bytes, '--json')
    assert.equal(done.status, 0, done.stderr)
    const report = JSON.parse(done.stdout)
    assert.containsSubset(report, {
      verdict: 'accepted',
      code: 'ok',
      sha256: sha256(bytes),
      size_bytes: bytes.length,
      format: 'tar.gz',
      manifest_hash: sha256(Buffer.from(manifestOf(agentId, '1.0.0', permissions))),
    })
    const human = await lint(bytes)
    assert.equal(human.status, 0)
    assert.include(human.stdout, 'accepted')
  })

  test('refuses with every finding: code, place and how to mend it', async ({ assert }) => {
    const trap = [{ path: '../escaped', text: 'out' }]
    const bytes = agentArchive(agentId, '1.0.0', permissions, trap)
    const done = await lint(bytes, '--json')
    assert.equal(done.status, 1)
    const report = JSON.parse(done.stdout)
    assert.equal(report.verdict, 'refused')
    assert.equal(report.code, report.findings[0].code)
    const human = await lint(bytes)
    assert.equal(human.status, 1)
    assert.include(human.stdout, report.code)
    assert.include(human.stdout, report.findings[0].message)
    assert.include(human.stdout, report.findings[0].hint)
  })

  test('refuses another agent, another version, no manifest, and no archive', async ({
    assert,
  }) => {
    const bad = [
      agentArchive('dev.eve.reviewer', '1.0.0', permissions),
      agentArchive(agentId, '1.0.1', permissions),
      tarGz([{ path: 'README.md', text: 'hello' }]),
      Buffer.from('this is no archive'),
    ]
    const codes = new Set<string>()
    for (const bytes of bad) {
      const done = await lint(bytes, '--json')
      assert.equal(done.status, 1)
      codes.add((JSON.parse(done.stdout) as { code: string }).code)
    }
    assert.equal(codes.size, bad.length)
  })

  test('is used with a file, an agent id and a version', async ({ assert }) => {
    const lines = [
      ['missing.tar.gz', '--agent-id', agentId, '--version', '1.0.0'],
      ['.', '--agent-id', agentId, '--version', '1.0.0'],
      ['agent.tar.gz', '--version', '1.0.0'],
      ['agent.tar.gz', '--agent-id', agentId],
      ['agent.tar.gz', '--agent-id', agentId, '--version', '1.0.0', '--strict'],
    ]
    for (const line of lines) assert.equal(await machine.status(['lint', ...line]), 2)
  })
})
