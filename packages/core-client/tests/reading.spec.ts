import { test } from '@japa/runner'
import { Machine } from './command.ts'
import { Marketplace, agentId } from './marketplace.ts'

test.group('Reading the registry', (group) => {
  let marketplace: Marketplace
  let machine: Machine
  let env: Record<string, string>

  group.each.setup(async () => {
    marketplace = await new Marketplace().start()
    machine = await Machine.create()
    env = { FLEETPROMPT_REGISTRY: marketplace.url }
    return async () => {
      await marketplace.stop()
      await machine.remove()
    }
  })

  test('search finds all the words, agents named so first', async ({ assert }) => {
    const done = await machine.run(['search', 'REVIEW', '--json'], '', env)
    const ids = (JSON.parse(done.stdout).agents as { id: string }[]).map(({ id }) => id)
    assert.deepEqual(ids, [agentId, 'org.example.notes'])
    const both = await machine.run(['search', 'review memory'], '', env)
    assert.notInclude(both.stdout, agentId)
    assert.include(both.stdout, 'org.example.notes')
    const none = await machine.run(['search', 'zebra'], '', env)
    assert.equal(none.status, 0)
    assert.isTrue(marketplace.requests.every(({ authorization }) => authorization === null))
  })

  test('info explains permissions, risk and change, and that paying approves none', async ({
    assert,
  }) => {
    marketplace.publish({ version: '1.0.0', bytes: Buffer.alloc(10) })
    const permissions = ['filesystem:write:/**', 'network:egress:api.github.com']
    marketplace.publish({ version: '1.2.0', bytes: Buffer.alloc(7_400_000), permissions })
    const done = await machine.run(['info', agentId], '', env)
    assert.equal(done.status, 0, done.stderr)
    for (const words of ['Ada', 'reviewed by this registry', '7.4 MB', 'needs an entitlement']) {
      assert.include(done.stdout, words)
    }
    assert.match(done.stdout, /high .*filesystem:write/)
    assert.include(done.stdout, '+ filesystem:write:/**')
    assert.include(done.stdout, '− filesystem:read:~/code/**')
    assert.include(done.stdout, 'Since 1.0.0: more than before')
    assert.include(done.stdout, 'It is not asked for any more.')
    assert.include(done.stdout, 'Paying never approves a permission')
    const json = await machine.json(['info', agentId, '--json'], '', env)
    assert.equal(json.permission_delta.since, '1.0.0')
    assert.equal(json.versions.length, 2)
  })

  test('info on an unknown agent is a refusal with a way out', async ({ assert }) => {
    const done = await machine.run(['info', 'dev.nobody.nothing'], '', env)
    assert.equal(done.status, 1)
    assert.include(done.stderr, 'fleetprompt search')
    assert.equal(done.stdout, '')
  })

  test('a publisher’s text cannot steer the terminal', async ({ assert }) => {
    marketplace.interference = (_request, response) => {
      const trick = 'nice\u001b[2J\u001b]0;x\u0007\r\nfleetprompt: approved\u202e\u009b31m'
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(
        JSON.stringify({
          schema_version: 1,
          agents: [
            {
              id: agentId,
              display: { name: 'x', summary: trick, tags: [] },
              publisher: { name: trick },
              latest_version: '1.0.0',
              commercial: { requires_entitlement: false },
            },
          ],
        })
      )
      return true
    }
    const done = await machine.run(['search', 'nice'], '', env)
    assert.equal(done.status, 0, done.stderr)
    assert.notMatch(done.stdout, /[^\P{Cc}\n]|\u202e/u)
    assert.notMatch(done.stdout, /^fleetprompt: approved/m)
  })

  test('help and version need nothing; a wrong command is wrong use', async ({ assert }) => {
    for (const line of [[], ['help'], ['--help'], ['download', '--help'], ['help', 'lint']]) {
      const done = await machine.run(line)
      assert.equal(done.status, 0)
      assert.include(done.stdout, 'fleetprompt')
    }
    const version = await machine.run(['--version'])
    assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/)
    assert.property(await machine.json(['--version', '--json']), 'version')
    const wrong = await machine.run(['instal'])
    assert.equal(wrong.status, 2)
    assert.equal(wrong.stdout, '')
    assert.include(wrong.stderr, 'install')
    assert.equal(await machine.status(['help', 'nothing']), 2)
  })
})
