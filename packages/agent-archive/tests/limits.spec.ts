import { test } from '@japa/runner'
import { constants, deflateRawSync } from 'node:zlib'
import { defaultPolicy } from '../src/index.ts'
import {
  agentTar,
  agentZip,
  inspectTar,
  inspectZip,
  MANIFEST,
  manifestText,
  outcome,
} from './agents.ts'
import { gzip } from './gzip_builder.ts'
import { longName, member, octal, pax, tar, type TarMember } from './tar_builder.ts'

const MEBIBYTE = 1024 * 1024
const limitedTo = (limits: object) => ({ policy: { ...defaultPolicy, ...limits } })
/** One mebibyte of zeros, deflated 1000 to 1 and ready to be followed by more of it. */
const zeros = deflateRawSync(Buffer.alloc(MEBIBYTE), { finishFlush: constants.Z_FULL_FLUSH })
const flushed = (bytes: Uint8Array) =>
  deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH })

/** A gzip that begins with this and goes on with this many mebibytes of zeros; its end is missing. */
function bomb(start: Uint8Array, mebibytes: number): Buffer {
  const head = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])
  return Buffer.concat([head, flushed(start), ...Array<Buffer>(mebibytes).fill(zeros)])
}
const manifest = member({ name: MANIFEST, content: manifestText() })
const declaring = (bytes: number): TarMember => ({
  name: 'zeros.bin',
  edit: (header) => void header.write(octal(bytes, 11), 124, 'latin1'),
})

test.group('Limits', (group) => {
  group.each.timeout(30_000)

  test('of the upload', async ({ assert }) => {
    const bytes = agentTar()
    const at = (maxUploadBytes: number) => inspectTar(bytes, limitedTo({ maxUploadBytes }))
    assert.equal(outcome(await at(bytes.length)), 'ok')
    const refused = await at(bytes.length - 1)
    assert.equal(outcome(refused), 'limit.upload')
    assert.equal(refused.sha256, '')
  })

  test('of a single file', async ({ assert }) => {
    const content = Buffer.alloc(1000, 'x')
    for (const [maxFileBytes, code] of [
      [1000, 'ok'],
      [999, 'limit.file'],
    ] as const) {
      const limits = limitedTo({ maxFileBytes })
      const reports = [
        await inspectTar(agentTar({ name: 'x', content }), limits),
        await inspectZip(agentZip([{ name: 'x', content }]), limits),
      ]
      assert.deepEqual(reports.map(outcome), [code, code])
      if (code !== 'ok')
        assert.deepEqual(
          reports.map((report) => report.findings[0]!.path),
          ['x', 'x']
        )
    }
  })

  test('of everything unpacked, also behind the end of the tar', async ({ assert }) => {
    const content = Buffer.alloc(5000, 'x')
    const limits = limitedTo({ maxUnpackedBytes: 9000 })
    const many = ['a', 'b', 'c'].map((name) => ({ name, content }))
    const padded = gzip(tar([manifest], Buffer.alloc(20_000)))
    assert.equal(outcome(await inspectTar(agentTar(many[0]!), limits)), 'ok')
    assert.equal(outcome(await inspectTar(agentTar(...many), limits)), 'limit.unpacked')
    assert.equal(outcome(await inspectZip(agentZip(many), limits)), 'limit.unpacked')
    assert.equal(outcome(await inspectTar(padded, limits)), 'limit.unpacked')
  })

  test('of entries, and apart from them of extended headers', async ({ assert }) => {
    const limits = limitedTo({ maxEntries: 5 })
    const names = ['a', 'b', 'c', 'd'].map((name) => ({ name }))
    const comments = names.map(() => pax([['comment', 'x']], 'g'))
    assert.equal(outcome(await inspectTar(agentTar(...names), limits)), 'ok')
    assert.equal(outcome(await inspectZip(agentZip(names), limits)), 'ok')
    assert.equal(
      outcome(await inspectTar(agentTar(...names, { name: 'e' }), limits)),
      'limit.entries'
    )
    assert.equal(
      outcome(await inspectZip(agentZip([...names, { name: 'e' }]), limits)),
      'limit.entries'
    )
    const described = names.flatMap((name) => [pax([['comment', 'x']]), name])
    assert.equal(outcome(await inspectTar(agentTar(...described), limits)), 'ok')
    assert.equal(
      outcome(await inspectTar(agentTar(...comments, ...comments, { name: 'e' }), limits)),
      'limit.entries'
    )
  })

  test('of folders, whether they are listed or only named', async ({ assert }) => {
    const limits = limitedTo({ maxFolders: 5 })
    for (const [name, code] of [
      ['a/b/c/d/e/f', 'ok'],
      ['a/b/c/d/e/f/g', 'limit.entries'],
    ] as const) {
      const members = [{ name }, { name: 'a/b/x' }]
      assert.equal(outcome(await inspectTar(agentTar(...members), limits)), code)
      assert.equal(outcome(await inspectZip(agentZip(members), limits)), code)
    }
    const listed = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ name, type: '5' }))
    assert.equal(outcome(await inspectTar(agentTar(...listed), limits)), 'limit.entries')
  })

  test('of extended headers, declared or real', async ({ assert }) => {
    const long = 'x'.repeat(70_000)
    assert.equal(
      outcome(await inspectTar(agentTar(pax([['comment', long]]), { name: 'a' }))),
      'limit.pax'
    )
    assert.equal(outcome(await inspectTar(agentTar(longName(long), { name: 'a' }))), 'limit.pax')
    const huge = { ...declaring(0o77777777777), type: 'x' }
    assert.equal(outcome(await inspectTar(agentTar(huge))), 'limit.pax')
  })

  test('let small repetitive files through', async ({ assert }) => {
    const content = Buffer.alloc(20 * MEBIBYTE)
    assert.equal(outcome(await inspectTar(agentTar({ name: 'zeros', content }))), 'ok')
    assert.equal(outcome(await inspectZip(agentZip([{ name: 'zeros', content }]))), 'ok')
  })
})

test.group('A decompression bomb costs little memory and time', (group) => {
  group.each.timeout(30_000)

  /** Peak growth of this process in MiB while the promise is pending. */
  async function growthDuring(work: () => Promise<unknown>): Promise<number> {
    const before = process.memoryUsage.rss()
    let peak = before
    const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 2)
    await work()
    clearInterval(timer)
    return (Math.max(peak, process.memoryUsage.rss()) - before) / MEBIBYTE
  }

  const bombs: Record<string, [string, Buffer]> = {
    'one file that is too large': [
      'limit.file',
      bomb(Buffer.concat([manifest, member(declaring(0o7777777777))]), 300),
    ],
    'one file that declares little': [
      'limit.ratio',
      bomb(Buffer.concat([manifest, member(declaring(MEBIBYTE)), manifest]), 300),
    ],
    'zeros behind the end': [
      'limit.ratio',
      bomb(Buffer.concat([manifest, Buffer.alloc(1024)]), 1000),
    ],
  }
  for (const [what, [code, bytes]] of Object.entries(bombs))
    test(`${what}: ${code}`, async ({ assert }) => {
      await inspectTar(agentTar())
      const start = performance.now()
      let found = ''
      const growth = await growthDuring(async () => (found = outcome(await inspectTar(bytes))))
      assert.equal(found, code)
      assert.isBelow(growth, 64)
      assert.isBelow(performance.now() - start, 5000)
    })

  for (const [folders, code] of [
    [5, 'ok'],
    [28, 'limit.entries'],
  ] as const)
    test(`every file in ${folders} folders of its own: ${code}`, async ({ assert }) => {
      const files = Array.from({ length: 9_990 }, (_, file) => {
        const path = [...Array(folders).keys(), 'x'].map((level) => `${level}-${file}`).join('/')
        return [longName(path), { name: path }]
      })
      const bytes = agentTar(...files.flat())
      await inspectTar(agentTar())
      const start = performance.now()
      let found = ''
      const growth = await growthDuring(async () => (found = outcome(await inspectTar(bytes))))
      assert.equal(found, code)
      assert.isBelow(growth, 64)
      assert.isBelow(performance.now() - start, 5000)
    })

  test('a zip that consists of names', async ({ assert }) => {
    const members = Array.from({ length: 700 }, (_, index) => ({
      name: `${index}`,
      central: { name: Buffer.alloc(65_000, `${index}n`) },
    }))
    const bytes = agentZip(members)
    await inspectZip(agentZip())
    let found = ''
    const growth = await growthDuring(async () => (found = outcome(await inspectZip(bytes))))
    assert.equal(found, 'limit.path')
    assert.isBelow(growth, 40)
  })

  test('files of a zip that share their data are not unpacked twice', async ({ assert }) => {
    const bytes = deflateRawSync(Buffer.alloc(10 * MEBIBYTE))
    const overlapping = Array.from({ length: 2000 }, (_, index) => ({
      name: `f${index}`,
      content: Buffer.alloc(0),
      central: { offset: 0, compressed: bytes.length, size: 10 * MEBIBYTE },
    }))
    assert.equal(outcome(await inspectZip(agentZip(overlapping))), 'zip.differential')
  })

  test('a zip that declares a small size is stopped at that size', async ({ assert }) => {
    const data = deflateRawSync(Buffer.alloc(50 * MEBIBYTE))
    const report = await inspectZip(agentZip([{ name: 'small', content: 'tiny', data }]))
    assert.equal(outcome(report), 'zip.differential')
  })
})
