import { test } from '@japa/runner'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { mkdir } from 'node:fs/promises'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { inspectArchive } from '../src/index.ts'
import {
  agentTar,
  agentZip,
  inFolder,
  inspectBytes,
  inspectTar,
  MANIFEST,
  manifestText,
  outcome,
} from './agents.ts'
import { gzip } from './gzip_builder.ts'
import { tar } from './tar_builder.ts'

const content = tar([{ name: MANIFEST, content: manifestText() }])

test.group('The name and the bytes of an upload agree', () => {
  test('about the two formats', async ({ assert }) => {
    for (const name of ['a.tar.gz', 'a.tgz', 'A.TAR.GZ', 'b c.v1.tgz'])
      assert.equal(outcome(await inspectBytes(agentTar(), name)), 'ok', name)
    for (const name of ['a.zip', 'A.ZIP'])
      assert.equal(outcome(await inspectBytes(agentZip(), name)), 'ok', name)
  })

  test('or the upload is refused', async ({ assert }) => {
    const cases: [Uint8Array, string][] = [
      [new Uint8Array(0), 'a.tar.gz'],
      [new Uint8Array(0), 'a.zip'],
      [agentZip(), 'a.tar.gz'],
      [agentTar(), 'a.zip'],
      [agentTar(), 'a.tar'],
      [agentTar(), 'a.gz'],
      [agentTar(), 'a.tar.gz.exe'],
      [agentTar(), ''],
      [content, 'a.tar.gz'],
      [content, 'a.zip'],
      [Buffer.from('\xfd7zXZ\0\0', 'latin1'), 'a.tar.gz'],
      [Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1'), 'a.zip'],
      [Buffer.from('hello'), 'a.zip'],
      [Buffer.from('hello'), 'a.tar.gz'],
      [Buffer.concat([agentTar(), agentZip()]), 'a.zip'],
      [Buffer.concat([content, agentZip()]), 'a.zip'],
    ]
    for (const [bytes, name] of cases)
      assert.equal(outcome(await inspectBytes(bytes, name)), 'format', name)
  })

  test('without a name the bytes decide', async ({ assert }) => {
    const found = (bytes: Uint8Array) => inspectBytes(bytes, '', { name: undefined })
    const reports = await Promise.all([agentTar(), agentZip(), content].map(found))
    assert.deepEqual(reports.map(outcome), ['ok', 'ok', 'format'])
    assert.deepEqual(
      reports.map(({ format }) => format),
      ['tar.gz', 'zip', null]
    )
  })

  test('what is no file at all is said to be none', async ({ assert }) => {
    await inFolder(async (folder) => {
      const pipe = join(folder, 'pipe.tar.gz')
      execFileSync('mkfifo', [pipe])
      await mkdir(join(folder, 'folder.zip'))
      assert.equal(outcome(await inspectArchive(join(folder, 'none.zip'))), 'file.missing')
      assert.equal(outcome(await inspectArchive(join(folder, 'none.zip', 'x'))), 'file.missing')
      assert.equal(outcome(await inspectArchive(join(folder, 'folder.zip'))), 'file.type')
      assert.equal(outcome(await inspectArchive(pipe)), 'file.type')
    })
  })
})

test.group('A gzip is exactly one member', () => {
  test('with whatever a correct header holds', async ({ assert }) => {
    const extra = Buffer.from('AB\x02\0xy', 'latin1')
    const headers = [
      {},
      { fileName: 'parrot.tar' },
      { comment: 'built by hand' },
      { extra },
      { extra: Buffer.alloc(0xffff) },
      { flags: 1 },
      { extra, fileName: 'a', comment: 'b', checked: true },
    ]
    for (const header of headers)
      assert.equal(outcome(await inspectTar(gzip(content, header))), 'ok', JSON.stringify(header))
  })

  test('at every compression level', async ({ assert }) => {
    for (const level of [0, 1, 9])
      assert.equal(outcome(await inspectTar(gzipSync(content, { level }))), 'ok')
  })

  test('and nothing else', async ({ assert }) => {
    const good = gzip(content)
    const flip = (at: number) => {
      const copy = Buffer.from(good)
      copy[copy.length + at]! ^= 1
      return copy
    }
    const cases: [string, Buffer, string][] = [
      ['a reserved flag', gzip(content, { flags: 0x20 }), 'gzip.malformed'],
      ['an unknown method', gzip(content, { method: 7 }), 'gzip.malformed'],
      ['a wrong header checksum', gzip(content, { checked: 'wrong' }), 'gzip.malformed'],
      ['a wrong checksum', flip(-8), 'gzip.malformed'],
      ['a wrong length', flip(-4), 'gzip.malformed'],
      [
        'a block of a type that does not exist',
        Buffer.concat([good.subarray(0, 10), Buffer.from([7])]),
        'gzip.malformed',
      ],
      [
        'a name without end',
        Buffer.concat([
          good.subarray(0, 3),
          Buffer.from([8]),
          good.subarray(4, 10),
          Buffer.alloc(200_000, 'n'),
        ]),
        'gzip.malformed',
      ],
      ['half a header', good.subarray(0, 7), 'gzip.truncated'],
      ['a header and nothing', good.subarray(0, 10), 'gzip.truncated'],
      [
        'an extra field cut short',
        gzip(Buffer.alloc(0), { extra: Buffer.alloc(900) }).subarray(0, 600),
        'gzip.truncated',
      ],
      ['half the data', good.subarray(0, good.length >> 1), 'gzip.truncated'],
      ['no trailer', good.subarray(0, -8), 'gzip.truncated'],
      ['half a trailer', good.subarray(0, -3), 'gzip.truncated'],
      ['zeros behind it', Buffer.concat([good, Buffer.alloc(512)]), 'gzip.trailing'],
      ['a byte behind it', Buffer.concat([good, Buffer.from('!')]), 'gzip.trailing'],
      ['a second member', Buffer.concat([good, gzip(Buffer.alloc(0))]), 'gzip.trailing'],
      ['a zip behind it', Buffer.concat([good, agentZip()]), 'gzip.trailing'],
    ]
    for (const [what, bytes, code] of cases)
      assert.equal(outcome(await inspectTar(bytes)), code, what)
  })

  test('even where the tar is split between two members', async ({ assert }) => {
    const halves = [content.subarray(0, 512), content.subarray(512)].map((half) => gzip(half))
    assert.equal(outcome(await inspectTar(Buffer.concat(halves))), 'gzip.trailing')
  })

  test('and never two deflate streams in one', async ({ assert }) => {
    const good = gzip(content)
    const bytes = Buffer.concat([good.subarray(0, -8), deflateRawSync(content), good.subarray(-8)])
    assert.equal(outcome(await inspectTar(bytes)), 'gzip.malformed')
  })
})
