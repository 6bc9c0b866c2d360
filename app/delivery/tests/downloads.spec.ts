import { test } from '@japa/runner'
import { createHash } from 'node:crypto'
import limiter from '@adonisjs/limiter/services/main'
import { cleanDatabase } from '#tests/database'
import { aBuyerWithToken, artifactPath, type BuyerScene } from '#tests/scenarios/delivery'
import { ask, type Answer } from '#tests/scenarios/http'
import { noise } from '#tests/scenarios/archives'

/** The scene is only read here, so one is enough for the group. */
let scene: BuyerScene
let size: number
let etag: string
let modified: string

const get = (headers: Record<string, string> = {}, method = 'GET') =>
  ask(artifactPath(scene), {
    method,
    headers: { authorization: `Bearer ${scene.token}`, ...headers },
  })

test.group('Downloading an artifact', (group) => {
  group.setup(async () => {
    await cleanDatabase()
    scene = await aBuyerWithToken({ files: { 'noise.txt': noise(20_000) } })
    size = scene.archive.length
    etag = `"sha256-${createHash('sha256').update(scene.archive).digest('hex')}"`
    modified = scene.release.publishedAt!.toJSDate().toUTCString()
  })
  group.each.setup(() => limiter.clear(['memory']))

  const isWhole = (assert: Assert, { status, headers, body }: Answer, what = '') => {
    assert.equal(status, 200, what)
    assert.equal(headers['content-length'], String(size), what)
    assert.notProperty(headers, 'content-range', what)
    assert.isTrue(body.equals(scene.archive), what)
  }

  test('brings every byte, with what is needed to check them (D1)', async ({ assert }) => {
    const answer = await get()
    isWhole(assert, answer)
    const digest = createHash('sha256').update(answer.body)
    const [hex, base64] = [digest.copy().digest('hex'), digest.digest('base64')]
    assert.include(answer.headers, {
      'etag': `"sha256-${hex}"`,
      'repr-digest': `sha-256=:${base64}:`,
      'x-checksum-sha256': hex,
      'last-modified': modified,
      'accept-ranges': 'bytes',
      'content-type': 'application/gzip',
      'cache-control': 'private, no-store',
      'vary': 'Authorization, Cookie',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
    })
    assert.notProperty(answer.headers, 'content-encoding')
    assert.notProperty(answer.headers, 'set-cookie')
    const { agentId } = scene.listing
    assert.equal(
      answer.headers['content-disposition'],
      `attachment; filename="${agentId}-1.0.0.tar.gz"; filename*=UTF-8''${agentId}-1.0.0.tar.gz`
    )
  })

  test('HEAD says the same without the bytes, ranges or not (D2, D6)', async ({ assert }) => {
    const volatile = [
      'date',
      'x-request-id',
      'ratelimit-limit',
      'ratelimit-remaining',
      'ratelimit-reset',
    ]
    const steady = ({ headers }: Answer) =>
      Object.entries(headers)
        .filter(([name]) => !volatile.includes(name))
        .sort()
    const [whole, head, ranged] = [
      await get(),
      await get({}, 'HEAD'),
      await get({ range: 'bytes=0-1' }, 'HEAD'),
    ]
    assert.equal(head.status, 200)
    assert.equal(ranged.status, 200)
    assert.lengthOf(head.body, 0)
    assert.deepEqual(steady(head), steady(whole))
    assert.deepEqual(steady(ranged), steady(whole))
  })

  test('brings the asked part (D3)', async ({ assert }) => {
    const parts: [string, number, number][] = [
      ['bytes=0-0', 0, 0],
      ['bytes=0-999', 0, 999],
      ['Bytes=5-9', 5, 9],
      [`bytes=${size - 1}-`, size - 1, size - 1],
      ['bytes=100-', 100, size - 1],
      ['bytes=-1', size - 1, size - 1],
      [`bytes=-${size}`, 0, size - 1],
      ['bytes=-99999999', 0, size - 1],
      ['bytes=0-99999999', 0, size - 1],
    ]
    for (const [range, start, end] of parts) {
      const { status, headers, body } = await get({ range })
      assert.equal(status, 206, range)
      assert.equal(headers['content-range'], `bytes ${start}-${end}/${size}`)
      assert.equal(headers['content-length'], String(end - start + 1))
      assert.isTrue(body.equals(scene.archive.subarray(start, end + 1)), range)
      assert.equal(headers.etag, etag)
    }
  })

  test('says when a part lies behind the end (D4)', async ({ assert }) => {
    for (const range of [`bytes=${size}-`, 'bytes=-0', 'bytes=99999999-99999999']) {
      const { status, headers, body } = await get({ range })
      assert.equal(status, 416, range)
      assert.equal(headers['content-range'], `bytes */${size}`)
      assert.lengthOf(body, 0)
    }
  })

  test('brings everything when a range is nonsense, in another unit or several (D5, D7)', async ({
    assert,
  }) => {
    const many = Array.from({ length: 500 }, (_, at) => `${at}-${at}`).join(',')
    const ranges = [
      ...['bytes=a-b', 'bytes=5-2', 'bytes 0-1', 'bytes=', 'bytes=-', 'bytes=--1', 'bytes=1-1-1'],
      ...['lines=0-1', 'bytes=18446744073709551616-', 'bytes=0-18446744073709551616', 'bytes=-5-9'],
      ...['bytes=0-1,5-6', 'bytes=0-0,0-0,0-0', 'bytes=5-6,0-1', 'bytes=1.5-3', 'bytes=0x0-0x1'],
      `bytes=${many}`,
    ]
    for (const range of ranges) isWhole(assert, await get({ range }), range.slice(0, 40))
  })

  test('goes on only with the same bytes (D8)', async ({ assert }) => {
    const range = 'bytes=10-19'
    for (const same of [etag, modified])
      assert.equal((await get({ range, 'if-range': same })).status, 206, same)
    const past = new Date(Date.parse(modified) - 1000).toUTCString()
    const later = new Date(Date.parse(modified) + 1000).toUTCString()
    for (const other of ['"other"', `W/${etag}`, past, later, 'garbage', '*', ''])
      isWhole(assert, await get({ range, 'if-range': other }), other)
    isWhole(assert, await get({ 'range': `bytes=${size}-`, 'if-range': '"other"' }))
  })

  test('brings nothing that is known already (D9)', async ({ assert }) => {
    const known = [etag, `W/${etag}`, `"a", ${etag}, "b"`, '*']
    for (const tags of known)
      for (const method of ['GET', 'HEAD']) {
        const { status, headers, body } = await get({ 'if-none-match': tags }, method)
        assert.equal(status, 304, tags)
        assert.equal(headers.etag, etag)
        assert.lengthOf(body, 0)
      }
    assert.equal((await get({ 'if-modified-since': modified })).status, 304)
    isWhole(assert, await get({ 'if-none-match': '"other"', 'if-modified-since': modified }))
    for (const future of [
      'Wed, 31 Dec 2098 23:59:59 GMT',
      'Wednesday, 31-Dec-48 23:59:59 GMT',
      'Wed Dec  3 23:59:59 2098',
    ])
      assert.equal((await get({ 'if-modified-since': future })).status, 304, future)
    for (const none of ['never', '9', '2098', '2098-12-31', '2098-12-31T23:59:59Z', 'Dec 31 2098'])
      isWhole(assert, await get({ 'if-modified-since': none }), none)
    isWhole(assert, await get({ 'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT' }))
  })

  test('keeps to the order of conditions (D10)', async ({ assert }) => {
    const old = 'Thu, 01 Jan 2026 00:00:00 GMT'
    const status = async (headers: Record<string, string>) => (await get(headers)).status
    assert.equal(await status({ 'if-match': '"other"' }), 412)
    assert.equal(await status({ 'if-match': `W/${etag}` }), 412)
    assert.equal(await status({ 'if-match': `"x", ${etag}` }), 200)
    assert.equal(await status({ 'if-match': '*' }), 200)
    assert.equal(await status({ 'if-unmodified-since': old }), 412)
    assert.equal(await status({ 'if-unmodified-since': modified }), 200)
    assert.equal(await status({ 'if-match': etag, 'if-unmodified-since': old }), 200)
    assert.equal(await status({ 'if-match': '"other"', 'if-none-match': etag }), 412)
    assert.equal(await status({ 'if-match': etag, 'if-none-match': etag }), 304)
    assert.equal(await status({ 'if-none-match': etag, 'range': 'bytes=0-1' }), 304)
    assert.equal(await status({ 'if-match': '"other"', 'range': `bytes=${size}-` }), 412)
  })

  test('can be cut anywhere and taken up again (D12)', async ({ assert }) => {
    const cuts = [1, 17, Math.floor(size / 3), Math.floor(size / 2), size - 1]
    const first = await get({ range: `bytes=0-${cuts[0] - 1}` })
    const pieces = [first.body]
    for (const [at, start] of cuts.entries()) {
      const end = (cuts[at + 1] ?? size) - 1
      const piece = await get({ 'range': `bytes=${start}-${end}`, 'if-range': first.headers.etag! })
      assert.equal(piece.status, 206)
      pieces.push(piece.body)
    }
    assert.isTrue(Buffer.concat(pieces).equals(scene.archive))
  })
})

type Assert = import('@japa/assert').Assert
