import { randomBytes } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { Failure, FleetPromptClient } from '../src/index.ts'
import { tokenOf } from './command.ts'
import { Marketplace, agentId, sha256 } from './marketplace.ts'

const token = tokenOf('a')

test.group('A download', (group) => {
  let marketplace: Marketplace
  let folder: string
  let client: FleetPromptClient

  group.each.setup(async () => {
    marketplace = await new Marketplace().start()
    marketplace.tokens.add(token)
    folder = await mkdtemp(join(tmpdir(), 'fleetprompt-transfer-'))
    client = new FleetPromptClient({ registry: marketplace.url, token, timeoutInMs: 2_000 })
    return async () => {
      await marketplace.stop()
      await rm(folder, { recursive: true })
    }
  })

  async function get(name: string, version = '1.0.0') {
    const { releases } = await client.releases(agentId)
    const artifact = releases.find((release) => release.version === version)?.artifacts[0]
    if (artifact === undefined) throw new Error('nothing to download')
    const destination = join(folder, name)
    const report = await client.download({ agentId, version, artifact, destination })
    return { report, bytes: await readFile(destination) }
  }

  /** Lets the line go dead once the part on this disk has grown beyond where the answer began. */
  function cutOnceReceived(name: string, ...cuts: number[]) {
    const part = join(folder, `${name}.part`)
    marketplace.readyToCut = async (start) => {
      while (!existsSync(part) || statSync(part).size <= start) await pause(5)
    }
    marketplace.cuts.splice(0, marketplace.cuts.length, ...cuts)
  }

  async function refusal(work: Promise<unknown>): Promise<Failure> {
    const error = await work.then(
      () => null,
      (reason: unknown) => reason
    )
    if (error instanceof Failure) return error
    throw new Error('it was not refused', { cause: error })
  }

  async function refusalCode(work: Promise<unknown>): Promise<string> {
    const { code } = await refusal(work)
    return code
  }

  test('cut at any points is put together again, byte for byte', async ({ assert }) => {
    const cuts = fc.array(fc.integer({ min: 1, max: 9_000 }), { maxLength: 5 })
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40_000 }), cuts, async (size, points) => {
        const version = `1.${run++}.0`
        const bytes = randomBytes(size)
        marketplace.publish({ version, bytes })
        cutOnceReceived(`file-${run}`, ...points)
        marketplace.requests.length = 0
        const { bytes: received } = await get(`file-${run}`, version)
        assert.isTrue(received.equals(bytes))
        for (const { range, ifRange } of marketplace.artifactRequests) {
          assert.equal(ifRange, range === null ? null : `"sha256-${sha256(bytes)}"`)
        }
      }),
      { numRuns: 12 }
    )
    const left = await readdir(folder)
    assert.isEmpty(left.filter((name) => name.includes('.part')))
  }).timeout(60_000)

  test('asks only for what is missing', async ({ assert }) => {
    marketplace.publish({ version: '1.0.0', bytes: randomBytes(300_000) })
    cutOnceReceived('file', 100_000)
    await get('file')
    const [first, second, ...more] = marketplace.artifactRequests
    assert.isNull(first?.range)
    assert.match(second?.range ?? '', /^bytes=[1-9]\d*-$/)
    assert.isEmpty(more)
  })

  test('starts again when the file behind the address has changed', async ({ assert }) => {
    const bytes = randomBytes(50_000)
    marketplace.publish({ version: '1.0.0', bytes })
    await writeFile(join(folder, 'file.part'), 'x'.repeat(20_000))
    const note = { schema_version: 1, sha256: sha256(bytes), size_bytes: 50_000, etag: '"older"' }
    await writeFile(join(folder, 'file.part.json'), JSON.stringify(note))
    const { bytes: received } = await get('file')
    assert.isTrue(received.equals(bytes))
    assert.equal(marketplace.artifactRequests[0]?.ifRange, '"older"')
  })

  test('mends a part that was damaged on this disk with one clean start', async ({ assert }) => {
    const bytes = randomBytes(50_000)
    marketplace.publish({ version: '1.0.0', bytes })
    await writeFile(join(folder, 'file.part'), Buffer.alloc(20_000))
    const etag = `"sha256-${sha256(bytes)}"`
    const note = { schema_version: 1, sha256: sha256(bytes), size_bytes: 50_000, etag }
    await writeFile(join(folder, 'file.part.json'), JSON.stringify(note))
    const { bytes: received } = await get('file')
    assert.isTrue(received.equals(bytes))
    assert.deepEqual(
      marketplace.artifactRequests.map(({ range }) => range),
      ['bytes=20000-', null]
    )
  })

  test('takes nothing from a part without its note, or from another file’s', async ({ assert }) => {
    const bytes = randomBytes(5_000)
    marketplace.publish({ version: '1.0.0', bytes })
    await writeFile(join(folder, 'file.part'), 'left by somebody')
    const { bytes: received } = await get('file')
    assert.isTrue(received.equals(bytes))
    assert.isNull(marketplace.artifactRequests[0]?.range)
  })

  test('of other bytes than promised is deleted and says so', async ({ assert }) => {
    marketplace.publish({ version: '1.0.0', bytes: randomBytes(900), sha256: 'b'.repeat(64) })
    const failure = await refusal(get('file'))
    assert.equal(failure.code, 'checksum_mismatch')
    assert.equal(failure.exitCode, 1)
    assert.isEmpty(await readdir(folder))
  })

  test('longer or shorter than promised is refused and not kept', async ({ assert }) => {
    marketplace.publish({ version: '1.0.0', bytes: randomBytes(900) })
    for (const size of [899, 901]) {
      marketplace.interference = (request, response) => {
        if (!request.url?.includes('/artifacts/')) return false
        response.writeHead(200, { 'content-length': size }).end(Buffer.alloc(size))
        return true
      }
      assert.equal(await refusalCode(get('file')), 'size_mismatch')
    }
    marketplace.interference = (request, response) => {
      if (!request.url?.includes('/artifacts/')) return false
      response.writeHead(200, { 'content-type': 'application/gzip' })
      response.write(Buffer.alloc(500))
      response.end(Buffer.alloc(500))
      return true
    }
    assert.equal(await refusalCode(get('file')), 'size_mismatch')
    assert.isEmpty(await readdir(folder))
  })

  test('whose right is revoked between two pieces ends with the reason', async ({ assert }) => {
    marketplace.publish({ version: '1.0.0', bytes: randomBytes(90_000) })
    marketplace.interference = (request) => {
      if (request.headers.range !== undefined)
        marketplace.revokedBecause = 'The payment was refunded.'
      return false
    }
    cutOnceReceived('file', 30_000)
    const failure = await refusal(get('file'))
    assert.equal(failure.code, 'not_entitled')
    assert.equal(failure.why, 'The payment was refunded.')
    assert.equal(failure.requestId, 'req-7')
    assert.notInclude(await readdir(folder), 'file')
  })

  test('gives up on a server that never gets further, and keeps the part', async ({ assert }) => {
    marketplace.publish({ version: '1.0.0', bytes: randomBytes(90_000) })
    cutOnceReceived('file', 30_000, 0, 0, 0, 0, 0)
    const failure = await refusal(get('file'))
    assert.equal(failure.exitCode, 3)
    assert.includeMembers(await readdir(folder), ['file.part', 'file.part.json'])
    marketplace.cuts.length = 0
    const { report } = await get('file')
    assert.isAbove(report.resumedFromByte, 0)
  })

  test('does not write through a symbolic link laid in its way', async ({ assert }) => {
    marketplace.publish({ version: '1.0.0', bytes: randomBytes(900) })
    await writeFile(join(folder, 'precious'), 'mine')
    await symlink(join(folder, 'precious'), join(folder, 'file.part'))
    await get('file').catch(() => null)
    assert.equal(await readFile(join(folder, 'precious'), 'utf8'), 'mine')
  })

  test('that is complete but unnamed is checked and named without a request', async ({
    assert,
  }) => {
    const bytes = randomBytes(900)
    marketplace.publish({ version: '1.0.0', bytes })
    const note = { schema_version: 1, sha256: sha256(bytes), size_bytes: 900, etag: '"any"' }
    await writeFile(join(folder, 'file.part'), bytes)
    await writeFile(join(folder, 'file.part.json'), JSON.stringify(note))
    const { bytes: received } = await get('file')
    assert.isTrue(received.equals(bytes))
    assert.isEmpty(marketplace.artifactRequests)
  })
})
