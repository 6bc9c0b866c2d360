import { test } from '@japa/runner'
import { deflateRawSync, crc32 } from 'node:zlib'
import { agentZip, inspectZip, MANIFEST, manifestText, outcome } from './agents.ts'
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

test.group('A zip that every reader understands is accepted', () => {
  const good: Record<string, [ZipMember[], ZipShape?]> = {
    'deflated and stored files': [[file, { ...file, name: 'b', stored: true }]],
    'empty files': [[{ name: 'a' }, { name: 'b', stored: true }]],
    'folders': [[{ name: 'lib/', stored: true, mode: 0o040755, dosAttributes: 0x10 }]],
    'a deflated folder, as Java writes it': [[{ name: 'lib/', descriptor: 'signed', mode: 0 }]],
    'no mode, as Windows writes it': [[{ ...file, mode: 0, dosAttributes: 0x20 }]],
    'a signed descriptor': [
      [
        { ...file, descriptor: 'signed' },
        { ...file, name: 'b' },
      ],
    ],
    'a descriptor though the sizes are known': [
      [
        {
          ...file,
          descriptor: 'signed',
          local: { checksum: crc32('some content'), compressed: packed, size },
        },
      ],
    ],
    'a descriptor when only the size is known': [
      [{ ...file, descriptor: 'signed', local: { size } }],
    ],
    'a long descriptor': [
      [
        {
          ...file,
          descriptor: 'long',
          local: { compressed: FULL, size: FULL, extra: zip64Field(0, 0) },
        },
      ],
    ],
    'a long descriptor that only the directory announces': [
      [
        {
          ...file,
          descriptor: 'long',
          central: { compressed: FULL, size: FULL, extra: zip64Field(size, packed) },
        },
      ],
    ],
    'a descriptor behind an empty stored file': [
      [{ name: 'a', stored: true, descriptor: 'signed' }],
    ],
    'zip64 sizes': [
      [
        {
          ...file,
          local: { compressed: FULL, size: FULL, extra: zip64Field(size, packed) },
          central: { compressed: FULL, size: FULL, extra: zip64Field(size, packed) },
        },
      ],
    ],
    'zip64 sizes in the local record only': [
      [{ ...file, local: { compressed: FULL, size: FULL, extra: zip64Field(size, packed) } }],
    ],
    'a zip64 size alone': [[{ ...file, central: { size: FULL, extra: zip64Field(size) } }]],
    'zip64 end records': [[file], { zip64: true }],
    'a comment, as git archive writes it': [[file], { comment: 'b'.repeat(40) }],
    'timestamps and owners': [
      [
        {
          ...file,
          local: {
            extra: Buffer.concat([
              extraField(0x5455, Buffer.alloc(9)),
              extraField(0x7875, Buffer.alloc(11)),
            ]),
          },
          central: { extra: extraField(0x5455, Buffer.alloc(5)) },
        },
      ],
    ],
    'the mark of a jar': [[{ ...file, ...both(extraField(0xcafe, Buffer.alloc(0))) }]],
    'a Unicode path that is the path': [[{ ...file, ...both(unicodePath('a.txt')) }]],
    'names in Unicode': [[{ ...file, name: 'docs/naïve 漢字 🎉.md' }]],
    'ASCII names without the flag': [[{ ...file, flags: 0 }]],
    'a compression level in the flags': [[{ ...file, flags: 0x0802 }]],
    'a stored zip inside': [[{ name: 'inner.dat', stored: true, content: agentZip() }]],
  }
  for (const [what, [members, shape]] of Object.entries(good))
    test(what, async ({ assert }) => {
      const report = await inspectZip(agentZip(members, shape))
      assert.equal(outcome(report), 'ok', JSON.stringify(report.findings))
    })

  test('the directory may list files in another order', async ({ assert }) => {
    const one = fileBytes({ name: MANIFEST, content: manifestText() })
    const swapped = zip([
      { ...file, central: { offset: one.length } },
      { name: MANIFEST, content: manifestText(), central: { offset: 0 } },
    ])
    const files = Buffer.concat([one, fileBytes(file)])
    const report = await inspectZip(Buffer.concat([files, swapped.subarray(files.length)]))
    assert.equal(outcome(report), 'ok', JSON.stringify(report.findings))
    assert.deepEqual(
      report.files.map(({ path }) => path),
      ['a.txt', MANIFEST]
    )
  })
})
