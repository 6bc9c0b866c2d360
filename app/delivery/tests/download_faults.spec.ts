import { test } from '@japa/runner'
import { readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import env from '#start/env'
import limiter from '@adonisjs/limiter/services/main'
import { cleanDatabase } from '#tests/database'
import { noise } from '#tests/scenarios/archives'
import { aBuyerWithToken, artifactPath, type BuyerScene } from '#tests/scenarios/delivery'
import { ask, bearing, json } from '#tests/scenarios/http'
import { queriesDuring, withoutDatabase } from '#tests/scenarios/queries'
import { waitFor } from '#tests/scenarios/waiting'

let scene: BuyerScene

const blob = () => {
  const { sha256 } = scene.release.checkReport
  return join(env.get('DATA_DIR'), 'artifacts', sha256.slice(0, 2), sha256)
}
const openFiles = async () => (await readdir('/proc/self/fd')).length

test.group('The download door', (group) => {
  group.setup(async () => {
    await cleanDatabase()
    scene = await aBuyerWithToken({ files: { 'noise.txt': noise(3_000_000) } })
  })
  group.each.setup(() => limiter.clear(['memory']))
  group.each.teardown(() => writeFile(blob(), scene.archive))

  test('asks the database once, and keeps no cookie', async ({ assert }) => {
    await ask(artifactPath(scene), bearing(scene.token))
    await waitFor(async () => (await scene.listing.refresh()).downloadsCount > 0)
    const doors = [
      () => ask(artifactPath(scene), bearing(scene.token, { range: 'bytes=5-9' })),
      () => ask(artifactPath(scene), { ...bearing(scene.token), method: 'HEAD' }),
      () => ask(`/api/core/v1/agents/${scene.listing.agentId}/releases`, bearing(scene.token)),
      () => ask('/api/core/v1/verify', { ...bearing(scene.token), method: 'POST' }),
    ]
    for (const door of doors) {
      const queries = await queriesDuring(async () => {
        const answer = await door()
        assert.isBelow(answer.status, 300)
        assert.notProperty(answer.headers, 'set-cookie')
      })
      assert.lengthOf(queries, 1, queries.join('\n'))
    }
    const mistyped = bearing(scene.token.replace(/.$/, '!'))
    assert.lengthOf(await queriesDuring(() => ask(artifactPath(scene), mistyped)), 0)
  })

  test('lives through clients that go away, and closes their files (D14)', async ({ assert }) => {
    await ask(artifactPath(scene), bearing(scene.token))
    const before = await openFiles()
    for (let round = 0; round < 5; round++) {
      await limiter.clear(['memory'])
      await Promise.all(Array.from({ length: 100 }, (_, at) => goAway(at % 10)))
    }
    await waitFor(async () => (await openFiles()) <= before + 5)
    await limiter.clear(['memory'])
    const answer = await ask(artifactPath(scene), bearing(scene.token))
    assert.isTrue(answer.body.equals(scene.archive))
  })

  test('never sends half a file for a whole one (D15)', async ({ assert }) => {
    await truncate(blob(), 1_000)
    for (const range of ['bytes=0-9', 'bytes=0-']) {
      const answer = await ask(artifactPath(scene), bearing(scene.token, { range }))
      assert.equal(answer.status, 503)
      assert.equal(json(answer).code, 'artifact_unavailable')
      assert.notProperty(answer.headers, 'content-range')
      assert.notProperty(answer.headers, 'etag')
    }
  })

  test('says so when the bytes are gone, and does not pretend there never were any (D16)', async ({
    assert,
  }) => {
    await rm(blob())
    assert.equal((await ask(artifactPath(scene), bearing(scene.token))).status, 503)
    const head = { ...bearing(scene.token), method: 'HEAD' }
    assert.equal((await ask(artifactPath(scene), head)).status, 503)
  })

  test('lets nobody in when the database is away, and says when to come back', async ({
    assert,
  }) => {
    const doors = [
      () => ask(artifactPath(scene), bearing(scene.token)),
      () => ask('/api/core/v1/verify', { ...bearing(scene.token), method: 'POST' }),
      () => ask(`/api/core/v1/agents/${scene.listing.agentId}/releases`, bearing(scene.token)),
    ]
    for (const door of doors)
      await withoutDatabase(async () => {
        const answer = await door()
        assert.equal(answer.status, 503)
        assert.equal(json(answer).code, 'unavailable')
        assert.equal(answer.headers['retry-after'], '5')
      })
    assert.equal((await ask(artifactPath(scene), bearing(scene.token))).status, 200)
  })

  test('is not led astray by its address (D17)', async ({ assert }) => {
    const agent = scene.listing.agentId
    const at = (version: string, id = agent, name = 'source.tar.gz') =>
      `/api/core/v1/agents/${id}/releases/${version}/artifacts/${name}`
    const astray = [
      ...[
        '..%2f1.0.0',
        '1.0.0%00',
        '%c0%ae',
        '1.0.0%0d%0aX:y',
        '1.0.0+a',
        '1.0.0%2Ba',
        '1.0.0%20a',
      ].map((v) => at(v)),
      ...['1.0.0.', 'v1.0.0', '1.0', '1.0.0%20', '01.0.0', '1'.repeat(4_096), '%', '%ff%fe'].map(
        (v) => at(v)
      ),
      at('1.0.0', agent.toUpperCase()),
      at('1.0.0', `${agent}.`),
      at('1.0.0', '..%2f..%2f'),
      at('1.0.0', agent, '..%2f..%2fetc%2fpasswd'),
      at('1.0.0', agent, 'SOURCE.tar.gz'),
      at('1.0.0', agent, scene.release.checkReport.sha256),
    ]
    for (const path of astray) {
      const { status } = await ask(path, bearing(scene.token))
      assert.oneOf(status, [400, 404, 414, 431], path.slice(0, 120))
    }
  })
})

/** Asks for the file, reads for a moment or not at all, and hangs up. */
async function goAway(afterMs: number): Promise<void> {
  const socket = connect(Number(env.get('PORT')), env.get('HOST'))
  socket.on('error', () => {})
  socket.write(
    `GET ${artifactPath(scene)} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${scene.token}\r\n\r\n`
  )
  await pause(afterMs)
  socket.destroy()
}
