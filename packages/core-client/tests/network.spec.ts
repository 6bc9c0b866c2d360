import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { Machine, tokenOf } from './command.ts'
import { Marketplace, agentId, problem } from './marketplace.ts'

const token = tokenOf('a')

test.group('On the network', (group) => {
  let marketplace: Marketplace
  let machine: Machine

  group.each.setup(async () => {
    marketplace = await new Marketplace().start()
    marketplace.tokens.add(token)
    marketplace.publish({ version: '1.0.0', bytes: randomBytes(20_000) })
    machine = await Machine.create()
    await machine.run(['login', '--registry', marketplace.url], token)
    marketplace.requests.length = 0
    return async () => {
      await marketplace.stop()
      await machine.remove()
    }
  })

  const seen: (string | null)[] = []

  async function storage(bytes: Buffer) {
    seen.length = 0
    const server = createServer((request, response) => {
      seen.push(request.headers.authorization ?? null)
      response.writeHead(200, { 'content-length': bytes.length, 'etag': '"md5"' }).end(bytes)
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/signed`, server }
  }

  function redirectArtifactsTo(location: string) {
    marketplace.interference = (request, response) => {
      if (!request.url?.includes('/artifacts/')) return false
      response.writeHead(302, { location }).end()
      return true
    }
  }

  test('a redirect to storage is followed without the token', async ({ assert }) => {
    const bytes = marketplace.releases[0]?.bytes ?? Buffer.alloc(0)
    const { url, server } = await storage(bytes)
    redirectArtifactsTo(`${url}?signature=1`)
    const done = await machine.run(['download', agentId, '--output', 'file'])
    server.close()
    assert.equal(done.status, 0, done.stderr)
    assert.deepEqual(seen, [null])
    assert.equal(marketplace.artifactRequests[0]?.authorization, `Bearer ${token}`)
    assert.isTrue(bytes.equals(await readFile(join(machine.folder, 'file'))))
  })

  test('a token that left home stays out when sent back there', async ({ assert }) => {
    const bounce = createServer((_request, response) => {
      response.writeHead(302, { location: `${marketplace.url}/api/core/v1/verify` }).end()
    })
    bounce.listen(0, '127.0.0.1')
    await once(bounce, 'listening')
    redirectArtifactsTo(`http://127.0.0.1:${(bounce.address() as AddressInfo).port}/`)
    const done = await machine.run(['download', agentId])
    bounce.close()
    assert.equal(done.status, 1)
    assert.isNull(marketplace.requests.at(-1)?.authorization ?? null)
  })

  test('redirects to other protocols, plain http elsewhere and passwords are refused', async ({
    assert,
  }) => {
    const places = ['file:///etc/passwd', 'ftp://127.0.0.1/x', 'http://example.com/x']
    for (const place of [...places, 'https://me:secret@127.0.0.1/', 'data:,x', '//:0']) {
      redirectArtifactsTo(place)
      const done = await machine.run(['download', agentId, '--json'])
      assert.equal(done.status, 3)
      assert.equal(JSON.parse(done.stdout).error.code, 'redirect_refused')
      assert.notInclude(done.stderr, 'secret')
    }
  })

  test('an endless chain of redirects ends', async ({ assert }) => {
    redirectArtifactsTo(`${marketplace.url}/x/artifacts/y`)
    assert.equal(await machine.status(['download', agentId]), 3)
    assert.isBelow(marketplace.artifactRequests.length, 10)
  })

  test('only https, or http on this machine, is a registry', async ({ assert }) => {
    const wrong = ['http://example.com', 'ftp://127.0.0.1', 'nonsense', 'https://a.b/c']
    for (const address of [...wrong, 'https://me:secret@fleetprompt.com']) {
      for (const way of [['--registry', address], []]) {
        const done = await machine.run(['search', 'x', ...way], '', {
          FLEETPROMPT_REGISTRY: address,
        })
        assert.equal(done.status, 2, address)
        assert.notInclude(done.stderr, 'secret')
      }
    }
  })

  test('a short Retry-After is waited out, once', async ({ assert }) => {
    let refusals = 1
    marketplace.interference = (_request, response) => {
      if (refusals-- <= 0) return false
      problem(response, 429, 'too_many_requests', 'Too fast.', { 'retry-after': '1' })
      return true
    }
    const begin = performance.now()
    assert.equal(await machine.status(['search', 'review']), 0)
    assert.isAbove(performance.now() - begin, 950)
    refusals = 9
    assert.equal(await machine.status(['search', 'review']), 3)
    assert.equal(refusals, 7)
  })

  test('a long Retry-After is told, not waited for', async ({ assert }) => {
    marketplace.interference = (_request, response) => {
      problem(response, 429, 'too_many_requests', 'Too fast.', { 'retry-after': '600' })
      return true
    }
    const done = await machine.run(['search', 'review'])
    assert.equal(done.status, 3)
    assert.include(done.stderr, '600 s')
    assert.lengthOf(marketplace.requests, 1)
  })

  test('a page where data was expected is no answer', async ({ assert }) => {
    for (const status of [200, 502]) {
      marketplace.interference = (_request, response) => {
        response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Hello</h1>')
        return true
      }
      const done = await machine.run(['search', 'review', '--json'])
      assert.equal(done.status, 3)
      assert.equal(JSON.parse(done.stdout).error.code, 'unexpected_answer')
      assert.notInclude(done.stderr, '<h1>')
    }
  })

  test('JSON that breaks the contract is no answer, and the field is named', async ({ assert }) => {
    marketplace.interference = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ schema_version: 1, agents: [{ id: '../../etc' }] }))
      return true
    }
    const done = await machine.run(['search', 'review'])
    assert.equal(done.status, 3)
    assert.include(done.stderr, 'agents[0].id')
  })

  test('a web page instead of the file is not saved', async ({ assert }) => {
    marketplace.interference = (request, response) => {
      if (!request.url?.includes('/artifacts/')) return false
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>')
      return true
    }
    const done = await machine.run(['download', agentId, '--output', 'file'])
    assert.equal(done.status, 3)
    await assert.rejects(() => readFile(join(machine.folder, 'file')))
  })

  test('a silent server is left after the time allowed', async ({ assert }) => {
    marketplace.interference = () => true
    const done = await machine.run(['search', 'review', '--timeout', '0.4', '--json'])
    assert.equal(done.status, 3)
    assert.equal(JSON.parse(done.stdout).error.code, 'timeout')
    assert.equal(await machine.status(['search', 'x', '--timeout', 'soon']), 2)
  })

  test('a file that stops flowing is left after the time allowed', async ({ assert }) => {
    marketplace.interference = (request, response) => {
      if (!request.url?.includes('/artifacts/')) return false
      response.writeHead(200, { 'content-length': 20_000 }).flushHeaders()
      return true
    }
    const done = await machine.run(['download', agentId, '--timeout', '0.4', '--json'])
    assert.equal(done.status, 3)
    assert.equal(JSON.parse(done.stdout).error.code, 'timeout')
  })

  test('nobody listening is told as such', async ({ assert }) => {
    const gone = await new Marketplace().start()
    const { url } = gone
    await gone.stop()
    const done = await machine.run(['search', 'review', '--registry', url])
    assert.equal(done.status, 3)
    assert.include(done.stderr, 'Nothing is listening')
  })
})
