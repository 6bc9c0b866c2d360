import { test } from '@japa/runner'
import { deflateRawSync, crc32 } from 'node:zlib'
import { agentZip, inspectZip, outcome } from './agents.ts'
import { little } from './little_endian.ts'
import {
  extraField,
  fileBytes,
  zip,
  zip64Field,
  type ZipMember,
  type ZipShape,
} from './zip_builder.ts'

const file: ZipMember = { name: 'a.txt', content: 'some content' }
const size = 12
const packed = deflateRawSync('some content').length
const FULL = 0xffffffff
const unicodePath = (name: string, of = 'a.txt', version = 1) =>
  extraField(
    0x7075,
    Buffer.concat([Buffer.from([version]), little(4, crc32(of)), Buffer.from(name)])
  )
const both = (extra: Buffer): Partial<ZipMember> => ({ local: { extra }, central: { extra } })

test.group('A zip that readers could understand differently is refused', () => {
  const bad: Record<string, [code: string, members: ZipMember[], shape?: ZipShape]> = {
    'another name': ['zip.differential', [{ ...file, local: { name: Buffer.from('b.txt') } }]],
    'another size': ['zip.differential', [{ ...file, local: { size: 3 } }]],
    'another compressed size': ['zip.differential', [{ ...file, local: { compressed: 3 } }]],
    'another checksum': ['zip.differential', [{ ...file, local: { checksum: 3 } }]],
    'another method': ['zip.differential', [{ ...file, local: { method: 0 } }]],
    'other flags': ['zip.differential', [{ ...file, local: { flags: 0 } }]],
    'a descriptor only in the directory': [
      'zip.differential',
      [{ ...file, central: { flags: 0x0808 } }],
    ],
    'a size that both state wrongly': [
      'zip.differential',
      [{ ...file, local: { size: 11 }, central: { size: 11 } }],
    ],
    'a size that is too long': [
      'zip.differential',
      [{ ...file, local: { size: 13 }, central: { size: 13 } }],
    ],
    'a checksum that both state wrongly': [
      'zip.malformed',
      [{ ...file, local: { checksum: 1 }, central: { checksum: 1 } }],
    ],
    'bytes behind the deflate stream': [
      'zip.differential',
      [{ ...file, data: Buffer.concat([deflateRawSync('some content'), Buffer.from('x')]) }],
    ],
    'half a deflate stream': [
      'zip.malformed',
      [{ ...file, data: deflateRawSync('some content').subarray(0, 5) }],
    ],
    'a deflate stream that is none': ['zip.malformed', [{ ...file, data: Buffer.from([7, 7, 7]) }]],
    'an unsigned descriptor': ['zip.differential', [{ ...file, descriptor: 'unsigned' }]],
    'a long descriptor nobody announced': ['zip.differential', [{ ...file, descriptor: 'long' }]],
    'a descriptor that lies': [
      'zip.differential',
      [{ ...file, descriptor: Buffer.concat([little(4, 0x08074b50), Buffer.alloc(12)]) }],
    ],
    'a descriptor that is missing': [
      'zip.differential',
      [{ ...file, descriptor: Buffer.alloc(0) }],
    ],
    'a descriptor behind stored data': [
      'zip.differential',
      [{ ...file, stored: true, descriptor: 'signed' }],
    ],
    'stored data of another length': [
      'zip.differential',
      [{ ...file, stored: true, data: Buffer.from('some') }],
    ],
    'a folder with content': ['zip.differential', [{ name: 'lib/', content: 'x', mode: 0 }]],
    'a folder marked as a file': ['zip.differential', [{ name: 'lib/', stored: true }]],
    'a file marked as a folder': ['zip.differential', [{ ...file, mode: 0o040755 }]],
    'a file that DOS calls a folder': ['zip.differential', [{ ...file, dosAttributes: 0x10 }]],
    'a symbolic link': ['entry.type', [{ name: 'l', content: '/etc/passwd', mode: 0o120777 }]],
    'a device': ['entry.type', [{ name: 'd', mode: 0o060644 }]],
    'a reparse point': ['entry.type', [{ ...file, mode: 0, dosAttributes: 0x400 }]],
    'setuid': ['entry.mode', [{ ...file, mode: 0o104755 }]],
    'encryption': ['zip.encrypted', [{ ...file, flags: 0x0801 }]],
    'strong encryption': ['zip.encrypted', [{ ...file, flags: 0x0841 }]],
    'masked headers': ['zip.encrypted', [{ ...file, flags: 0x2800 }]],
    'encryption by an extra field': [
      'zip.encrypted',
      [{ ...file, ...both(extraField(0x9901, Buffer.alloc(7))) }],
    ],
    'patched data': ['zip.malformed', [{ ...file, flags: 0x0820 }]],
    'bzip2': ['zip.method', [{ ...file, local: { method: 12 }, central: { method: 12 } }]],
    'zstd': ['zip.method', [{ ...file, local: { method: 93 }, central: { method: 93 } }]],
    'an entry comment': ['zip.differential', [{ ...file, central: { comment: 'hi' } }]],
    'another disk': ['zip.differential', [{ ...file, central: { disk: 1 } }]],
    'high bytes without the UTF-8 flag': ['path.utf8', [{ ...file, name: 'caf\u00e9', flags: 0 }]],
    'bytes that are not UTF-8': ['path.utf8', [{ ...file, name: Buffer.from('a\xff', 'latin1') }]],
    'an extra field of three bytes': [
      'zip.differential',
      [{ ...file, ...both(Buffer.from('abc')) }],
    ],
    'an extra field that overruns': [
      'zip.differential',
      [{ ...file, ...both(Buffer.from([0x55, 0x54, 9, 0, 1])) }],
    ],
    'a zip64 field of the wrong length': [
      'zip.differential',
      [{ ...file, ...both(extraField(1, Buffer.alloc(4))) }],
    ],
    'a zip64 field with more than is asked': [
      'zip.differential',
      [{ ...file, central: { size: FULL, extra: zip64Field(size, packed) } }],
    ],
    'a zip64 field twice': [
      'zip.differential',
      [
        {
          ...file,
          central: { size: FULL, extra: Buffer.concat([zip64Field(size), zip64Field(1)]) },
        },
      ],
    ],
    'a zip64 field that contradicts its record': [
      'zip.differential',
      [{ ...file, local: { extra: zip64Field(99, packed) } }],
    ],
    'a zip64 size without its field': ['zip.differential', [{ ...file, central: { size: FULL } }]],
    'a zip64 size beyond counting': [
      'zip.differential',
      [{ ...file, central: { size: FULL, extra: extraField(1, Buffer.alloc(8, 255)) } }],
    ],
    'a reader newer than is needed': ['zip.differential', [{ ...file, central: { needed: 63 } }]],
    'a reader newer than there is': ['zip.differential', [{ ...file, local: { needed: 127 } }]],
    'attributes of its own in a file': [
      'zip.differential',
      [{ ...file, local: { extra: extraField(0x6c78, Buffer.from([4, 0, 0, 0xff, 0xa1])) } }],
    ],
    'another Unicode path': ['zip.differential', [{ ...file, ...both(unicodePath('b.txt')) }]],
    'an outdated Unicode path': [
      'zip.differential',
      [{ ...file, ...both(unicodePath('a.txt', 'old.txt')) }],
    ],
    'a Unicode path twice': [
      'zip.differential',
      [{ ...file, ...both(Buffer.concat([unicodePath('a.txt'), unicodePath('a.txt')])) }],
    ],
    'a file nobody lists': ['zip.differential', [file], { gap: fileBytes({ name: 'hidden' }) }],
    'bytes before the directory': ['zip.differential', [file], { gap: Buffer.from('gap') }],
    'a listed file that is elsewhere': ['zip.differential', [{ ...file, central: { offset: 1 } }]],
    'two entries for one file': ['zip.differential', [{ ...file, central: { offset: 0 } }]],
    'an offset beyond the end': ['zip.differential', [{ ...file, central: { offset: 1_000_000 } }]],
    'data that reaches into the directory': [
      'zip.differential',
      [{ ...file, local: { compressed: 900 }, central: { compressed: 900 } }],
    ],
    'too many entries announced': ['zip.differential', [file], { end: { diskCount: 3, count: 3 } }],
    'too few entries announced': ['zip.differential', [file], { end: { diskCount: 1, count: 1 } }],
    'two counts': ['zip.differential', [file], { end: { diskCount: 1 } }],
    'a directory size that lies': ['zip.differential', [file], { end: { size: 10 } }],
    'a directory offset that lies': ['zip.differential', [file], { end: { offset: 10 } }],
    'several disks': ['zip.differential', [file], { end: { disk: 1, startDisk: 1 } }],
    'zip64 end records without a locator': [
      'zip.differential',
      [file],
      { zip64: true, end64: (record) => [record] },
    ],
    'a locator without its record': [
      'zip.differential',
      [file],
      { zip64: true, end64: (_, locator) => [locator] },
    ],
    'a locator that points elsewhere': [
      'zip.differential',
      [file],
      { zip64: true, end64: (record, locator) => [record, edited(locator, 8)] },
    ],
    'a zip64 record with more behind it': [
      'zip.differential',
      [file],
      { zip64: true, end64: (record, locator) => [edited(record, 4), Buffer.from('x'), locator] },
    ],
    'two different counts in two end records': [
      'zip.differential',
      [file],
      { zip64: true, end: { count: 1, diskCount: 1 } },
    ],
    'bytes before the first file': ['zip.prefix', [file], { prefix: Buffer.from('#!/bin/sh\n') }],
    'an executable before it': ['zip.prefix', [file], { prefix: Buffer.from('MZ\0\0') }],
    'bytes behind the end': ['zip.trailing', [file], { suffix: Buffer.from('more') }],
    'a comment that looks like another end': [
      'zip.differential',
      [file],
      { comment: Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]) },
    ],
    'a comment with the beginning of another end': [
      'zip.differential',
      [file],
      { comment: 'xxPK\x05\x06yy' },
    ],
  }
  for (const [what, [code, members, shape]] of Object.entries(bad))
    test(`${what}: ${code}`, async ({ assert }) => {
      const report = await inspectZip(agentZip(members, shape))
      assert.equal(outcome(report), code, JSON.stringify(report.findings))
    })

  test('a zip that is cut short', async ({ assert }) => {
    const whole = agentZip([file], { comment: 'comment' })
    for (const length of [4, 21, 22, 60, whole.length - 40])
      assert.equal(outcome(await inspectZip(whole.subarray(0, length))), 'zip.malformed')
    assert.equal(outcome(await inspectZip(whole.subarray(0, -1))), 'zip.malformed')
  })

  test('a zip of nothing has no manifest', async ({ assert }) => {
    assert.equal(outcome(await inspectZip(zip([]))), 'manifest.missing')
  })

  function edited(record: Buffer, at: number): Buffer {
    const copy = Buffer.from(record)
    copy[at]! += 1
    return copy
  }
})
