import { test } from '@japa/runner'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import app from '@adonisjs/core/services/app'
import limiter from '@adonisjs/limiter/services/main'
import S3Storage from '#releases/storage/s3_storage'
import { StorageBackend } from '#releases/storage/storage_backend'
import { cleanDatabase, rowCount } from '#tests/database'
import { noise } from '#tests/scenarios/archives'
import { aBuyerWithToken, artifactPath, type BuyerScene } from '#tests/scenarios/delivery'
import { ask, bearing, json } from '#tests/scenarios/http'
import { listenToLog } from '#tests/scenarios/log'
import { withFile } from '#tests/scenarios/releases'
import { startS3 } from '#tests/scenarios/s3'
import { waitFor } from '#tests/scenarios/waiting'

let scene: BuyerScene
let s3: Awaited<ReturnType<typeof startS3>>
let storage: S3Storage

const sha256 = () => scene.release.checkReport.sha256

/** Asks the door, and follows where it leads with the same conditions, as every client does. */
async function fetched(headers: Record<string, string> = {}) {
  const door = await ask(artifactPath(scene), bearing(scene.token, headers))
  if (door.status !== 302) return { door, status: door.status, bytes: door.body, headers }
  const there = await fetch(door.headers.location!, { headers })
  const bytes = Buffer.from(await there.arrayBuffer())
  return { door, status: there.status, bytes, headers: Object.fromEntries(there.headers) }
}

test.group('The download door before a storage that speaks S3', (group) => {
  group.each.setup(async () => {
    await cleanDatabase()
    await limiter.clear(['memory'])
    scene = await aBuyerWithToken({ files: { 'noise.txt': noise(300_000) } })
    s3 = await startS3()
    storage = new S3Storage(s3.settings)
    await withFile(scene.archive, (path) => storage.put(sha256(), path))
    app.container.swap(StorageBackend, () => storage)
    return async () => {
      app.container.restore(StorageBackend)
      await s3.stop()
    }
  })

  test('sends clients there for a minute', async ({ assert }) => {
    const { door, status, bytes } = await fetched()
    assert.equal(door.status, 302)
    assert.equal(door.headers['referrer-policy'], 'no-referrer')
    assert.equal(door.headers['cache-control'], 'private, no-store')
    assert.include(door.headers.location!, 'X-Amz-Expires=60')
    assert.notInclude(door.headers.location!, scene.token)
    assert.equal(status, 200)
    assert.isTrue(bytes.equals(scene.archive))

    const known = await ask(artifactPath(scene), bearing(scene.token, { 'if-none-match': '*' }))
    assert.equal(known.status, 304)
    const head = await ask(artifactPath(scene), { ...bearing(scene.token), method: 'HEAD' })
    assert.equal(head.headers['content-length'], String(scene.archive.length))
    await waitFor(async () => (await rowCount('downloads')) === 1)
  })

  test('brings the asked part, and takes up again what was cut', async ({ assert }) => {
    const half = Math.floor(scene.archive.length / 2)
    const first = await fetched({ range: `bytes=0-${half - 1}` })
    assert.equal(first.status, 206)
    assert.include(first.headers, {
      'content-range': `bytes 0-${half - 1}/${scene.archive.length}`,
    })
    const { etag } = first.headers as Record<string, string>
    for (const ifRange of [etag, first.door.headers.etag!]) {
      const rest = await fetched({ 'range': `bytes=${half}-`, 'if-range': ifRange })
      assert.equal(rest.door.status, 302)
      assert.equal(rest.status, 206)
      assert.isTrue(Buffer.concat([first.bytes, rest.bytes]).equals(scene.archive))
    }
    await waitFor(async () => (await rowCount('downloads')) === 1)
  })

  test('lets the storage say that a part lies behind the end, and counts nothing', async ({
    assert,
  }) => {
    const { status } = await fetched({ range: `bytes=${scene.archive.length}-` })
    assert.equal(status, 416)
    assert.equal(await rowCount('downloads'), 0)
  })

  for (const [what, harm] of Object.entries({
    'are gone': () => storage.remove(sha256()),
    'are too few': () => overwrite(scene.archive.subarray(0, 1_000)),
    'cannot be asked for': () => s3.stop(),
  }))
    test(`says so when the bytes ${what}, tells us, and counts nothing`, async ({
      assert,
      cleanup,
    }) => {
      const lines = listenToLog(cleanup)
      await harm()
      for (const method of ['GET', 'HEAD']) {
        const answer = await ask(artifactPath(scene), { ...bearing(scene.token), method })
        assert.equal(answer.status, 503)
        assert.notProperty(answer.headers, 'location')
        assert.notProperty(answer.headers, 'etag')
        if (method === 'GET') assert.equal(json(answer).code, 'artifact_unavailable')
      }
      const alarms = lines.filter((line) => line.includes('"level":50') && line.includes(sha256()))
      assert.lengthOf(alarms, 2)
      assert.equal(await rowCount('downloads'), 0)
    }).timeout(30_000)
})

/** What a storage that is written to by somebody else may come to. */
async function overwrite(bytes: Buffer) {
  await storage.remove(sha256())
  const { bucket, region, endpoint, ...credentials } = s3.settings
  const client = new S3Client({ region, endpoint, credentials, forcePathStyle: true })
  const Key = `artifacts/${sha256()}`
  await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: bytes }))
}
