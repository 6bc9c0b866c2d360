import { chmod, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from '@japa/runner'
import { readSecret } from '../src/secret_input.ts'
import { Machine, modeOf, tokenOf } from './command.ts'
import { Marketplace, agentId } from './marketplace.ts'

const token = tokenOf('a')

test.group('Login', (group) => {
  let marketplace: Marketplace
  let machine: Machine
  let credentials: string

  group.each.setup(async () => {
    marketplace = await new Marketplace().start()
    marketplace.tokens.add(token)
    machine = await Machine.create()
    credentials = join(machine.home, 'state/fleetprompt/credentials.json')
    return async () => {
      await marketplace.stop()
      await machine.remove()
    }
  })

  test('checks the token and keeps it where only its owner can read', async ({ assert }) => {
    const done = await machine.run(['login', '--registry', marketplace.url], `${token}\n`)
    assert.equal(done.status, 0, done.stderr)
    assert.include(done.stdout, 'laptop')
    assert.include(done.stdout, `ending in ${token.slice(-4)}`)
    assert.include(await readFile(credentials, 'utf8'), token)
    assert.equal(await modeOf(credentials), 0o600)
    assert.equal(await modeOf(join(credentials, '..')), 0o700)
  })

  test('makes its registry the default one, until logout', async ({ assert }) => {
    await machine.run(['login', '--registry', marketplace.url, '--token', token])
    const verified = await machine.run(['verify'])
    assert.equal(verified.status, 0, verified.stderr)
    assert.include(verified.stdout, agentId)
    assert.equal(await machine.status(['logout']), 0)
    const after = await machine.run(['verify', '--registry', marketplace.url])
    assert.equal(after.status, 1)
    assert.include(after.stderr, 'fleetprompt login')
    await assert.rejects(() => stat(credentials))
  })

  test('tells a damaged token offline, as wrong use', async ({ assert }) => {
    for (const damaged of [`${token.slice(0, -1)}!`, `${token}x`, '', 'hunter2']) {
      const done = await machine.run(['login', '--registry', marketplace.url], damaged)
      assert.equal(done.status, 2)
      if (damaged !== '') assert.notInclude(done.stderr + done.stdout, damaged)
    }
    assert.isEmpty(marketplace.requests)
    await assert.rejects(() => stat(credentials))
  })

  test('keeps nothing when the marketplace does not know the token', async ({ assert }) => {
    const done = await machine.run(['login', '--registry', marketplace.url, '--json'], tokenOf('b'))
    assert.equal(done.status, 1)
    assert.equal(JSON.parse(done.stdout).error.code, 'token_invalid')
    assert.equal(JSON.parse(done.stdout).error.request_id, 'req-7')
    await assert.rejects(() => stat(credentials))
  })

  test('keeps one token for each registry and gives each its own', async ({ assert }) => {
    const other = await new Marketplace().start()
    other.tokens.add(tokenOf('b'))
    await machine.run(['login', '--registry', marketplace.url], token)
    await machine.run(['login', '--registry', other.url], tokenOf('b'))
    await machine.run(['verify', '--registry', marketplace.url])
    await machine.run(['verify'])
    assert.equal(marketplace.requests.at(-1)?.authorization, `Bearer ${token}`)
    assert.equal(other.requests.at(-1)?.authorization, `Bearer ${tokenOf('b')}`)
    await machine.run(['logout', '--registry', other.url])
    assert.equal(await machine.status(['verify', '--registry', marketplace.url]), 0)
    await other.stop()
  })

  test('closes a credentials file that was opened to others', async ({ assert }) => {
    await machine.run(['login', '--registry', marketplace.url], token)
    await chmod(credentials, 0o644)
    await machine.run(['verify'])
    assert.equal(await modeOf(credentials), 0o600)
  })

  test('names a damaged credentials file and the way out', async ({ assert }) => {
    await machine.run(['login', '--registry', marketplace.url], token)
    await writeFile(credentials, `{ "registries": ${token}`)
    const done = await machine.run(['verify'])
    assert.equal(done.status, 1)
    assert.include(done.stderr, credentials)
    assert.notInclude(done.stderr, token)
  })

  test('never shows the token, not even when the server repeats it', async ({ assert }) => {
    marketplace.interference = (_request, response) => {
      const body = { title: token, detail: `${token} is bad`, code: token, request_id: token }
      response.writeHead(403, { 'content-type': 'application/problem+json' })
      response.end(JSON.stringify(body))
      return true
    }
    for (const json of [[], ['--json']]) {
      const line = ['login', '--registry', marketplace.url, ...json]
      const done = await machine.run(line, token, {
        NODE_DEBUG: 'undici,fetch,http,net',
        DEBUG: '*',
      })
      assert.equal(done.status, 1)
      assert.notInclude(done.stdout + done.stderr, token)
    }
    const misplaced = await machine.run(['login', token])
    assert.equal(misplaced.status, 2)
    assert.notInclude(misplaced.stdout + misplaced.stderr, token)
  })

  test('asks at a terminal without showing what is typed', async ({ assert }) => {
    const modes: boolean[] = []
    const keys = Readable.from(['fpm_ab', 'x\u007f', 'c\r', 'more'])
    const terminal = Object.assign(keys, {
      isTTY: true,
      setRawMode: (raw: boolean) => modes.push(raw),
    }) as unknown as NodeJS.ReadStream
    assert.equal(await readSecret(terminal, ''), 'fpm_abc')
    assert.deepEqual(modes, [true, false])
  })
})

test.group('Verify', (group) => {
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

  test('says what the token may have', async ({ assert }) => {
    marketplace.publish({ version: '1.2.0', bytes: Buffer.from('x') })
    const done = await machine.run(['verify', agentId, '--json'])
    assert.equal(done.status, 0)
    const [entitlement] = JSON.parse(done.stdout).entitlements
    assert.deepEqual(entitlement.eligible_versions, ['1.2.0'])
    assert.equal(entitlement.status, 'active')
  })

  test('refuses for an agent of which nothing is left, with the reason', async ({ assert }) => {
    marketplace.revokedBecause = 'The payment was refunded.'
    const done = await machine.run(['verify', agentId])
    assert.equal(done.status, 1)
    assert.include(done.stdout, 'revoked')
    assert.include(done.stdout, 'The payment was refunded.')
    assert.equal(await machine.status(['verify']), 0)
  })

  test('notices a revoked token at the very next call', async ({ assert }) => {
    assert.equal(await machine.status(['verify']), 0)
    marketplace.tokens.clear()
    const done = await machine.run(['verify'])
    assert.equal(done.status, 1)
    assert.include(done.stderr, 'fleetprompt login')
  })
})
