import { test } from '@japa/runner'
import { createHash } from 'node:crypto'
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import FileStorage from '#releases/storage/file_storage'
import S3Storage from '#releases/storage/s3_storage'
import type { StorageBackend } from '#releases/storage/storage_backend'
import { startS3 } from '#tests/scenarios/s3'
import { withFile } from '#tests/scenarios/releases'

const BYTES = Buffer.from('The quick brown fox jumps over the lazy dog. '.repeat(1000))
const SHA256 = createHash('sha256').update(BYTES).digest('hex')
const ABSENT = '0'.repeat(64)

type Running = { storage: StorageBackend; stop: () => Promise<void>; folder: string }

const backends: Record<string, () => Promise<Running>> = {
  'of files': async () => {
    const folder = await mkdtemp(join(tmpdir(), 'blobs-'))
    return { storage: new FileStorage(folder), folder, stop: () => rm(folder, { recursive: true }) }
  },
  'that speaks S3': async () => {
    const { settings, folder, stop } = await startS3()
    return { storage: new S3Storage(settings), folder, stop }
  },
}

for (const [kind, start] of Object.entries(backends))
  test.group(`A storage ${kind}`, (group) => {
    let running: Running
    const put = (sha256 = SHA256, bytes = BYTES) =>
      withFile(bytes, (path) => running.storage.put(sha256, path))
    const kept = async () => {
      const names = []
      for await (const { sha256 } of running.storage.list()) names.push(sha256)
      return names
    }

    group.each.setup(async () => {
      running = await start()
      return () => running.stop()
    })

    test('gives back what was put, whole or in part', async ({ assert }) => {
      await put()
      assert.deepEqual(await buffer(await running.storage.open(SHA256)), BYTES)
      const part = await buffer(await running.storage.open(SHA256, { start: 100, end: 199 }))
      assert.deepEqual(part, BYTES.subarray(100, 200))
      assert.equal(await running.storage.size(SHA256), BYTES.length)
    })

    test('keeps one blob however often it is put, at the same time too', async ({ assert }) => {
      await Promise.all([put(), put(), put()])
      await put()
      assert.deepEqual(await kept(), [SHA256])
      assert.deepEqual(await buffer(await running.storage.open(SHA256)), BYTES)
    })

    test('keeps nothing under a name that is not that of the bytes', async ({ assert }) => {
      await assert.rejects(() => put(ABSENT))
      assert.deepEqual(await kept(), [])
      assert.isNull(await running.storage.size(ABSENT))
    })

    test('has no blob that was never put or was removed', async ({ assert }) => {
      await put()
      await running.storage.remove(SHA256)
      await running.storage.remove(SHA256)
      assert.deepEqual(await kept(), [])
      assert.isNull(await running.storage.size(SHA256))
      await assert.rejects(() => running.storage.open(SHA256))
    })

    test('says when a blob was stored', async ({ assert }) => {
      await put()
      for await (const { storedAt } of running.storage.list())
        assert.isBelow(Math.abs(Date.now() - storedAt.getTime()), 60_000)
    })
  })

test.group('A storage of files', (group) => {
  let running: Running
  group.each.setup(async () => {
    running = await backends['of files']()
    return () => running.stop()
  })

  test('heals a blob that the disk damaged, and leaves no half file behind', async ({ assert }) => {
    await withFile(BYTES, (path) => running.storage.put(SHA256, path))
    const path = join(running.folder, SHA256.slice(0, 2), SHA256)
    await chmod(path, 0o600)
    await writeFile(path, 'rust')

    await withFile(BYTES, (file) => running.storage.put(SHA256, file))

    assert.equal((await stat(path)).size, BYTES.length)
    assert.deepEqual(await readdir(join(running.folder, SHA256.slice(0, 2))), [SHA256])
  })

  test('lets no name lead out of its folder', async ({ assert }) => {
    for (const name of ['../../etc/passwd', '', 'ABC', `${SHA256}/..`, SHA256.toUpperCase()])
      await assert.rejects(() => running.storage.open(name), /named by its SHA-256/)
  })
})

test.group('A storage that speaks S3', (group) => {
  let running: Running
  group.each.setup(async () => {
    running = await backends['that speaks S3']()
    return () => running.stop()
  })

  test('hands out addresses for a minute at most, with the answer fixed', async ({ assert }) => {
    await withFile(BYTES, (path) => running.storage.put(SHA256, path))
    const url = await running.storage.signedUrl(SHA256, {
      fileName: 'dev.ada.reviewer-1.0.0.tar.gz',
      contentType: 'application/gzip',
      seconds: 3600,
    })

    const query = new URL(url!).searchParams
    assert.equal(query.get('X-Amz-Expires'), '60')
    const answer = await fetch(url!, { headers: { range: 'bytes=10-19' } })
    assert.equal(answer.status, 206)
    assert.equal(answer.headers.get('content-type'), 'application/gzip')
    assert.match(answer.headers.get('content-disposition')!, /^attachment; filename="dev\.ada/)
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), BYTES.subarray(10, 20))
  })
})
