import { test } from '@japa/runner'
import { agentTar, inspectTar, MANIFEST, manifestText, outcome } from './agents.ts'
import { gzip } from './gzip_builder.ts'
import { longName, member, octal, pax, tar, type TarPart } from './tar_builder.ts'

const deep = `lib/${'a-name-of-some-length/'.repeat(10)}end.txt`
const block = (character: string) => Buffer.alloc(512, character)
const manifest = { name: MANIFEST, content: manifestText() }
const field = (start: number, bytes: string) => (header: Buffer) =>
  void header.write(bytes, start, 'latin1')

test.group('A tar that every reader understands is accepted', () => {
  const good: Record<string, TarPart[]> = {
    'files and folders': [{ name: 'lib/', type: '5', mode: 0o755 }, { name: 'lib/a.ex' }],
    'a folder without a slash': [{ name: 'lib', type: '5' }],
    'an empty folder that is never filled': [{ name: 'tmp/keep/', type: '5' }],
    'a folder listed after its files': [{ name: 'lib/a' }, { name: 'lib/', type: '5' }],
    'GNU headers': [{ name: 'a', dialect: 'gnu', content: 'a' }],
    'headers from before POSIX': [
      { name: 'a', dialect: 'v7' },
      { name: 'b/', dialect: 'v7', type: '\0' },
    ],
    'the old type of a regular file': [{ name: 'a', type: '\0', content: 'a' }],
    'a path prefix': [{ name: 'a.ex', prefix: 'lib/deep' }],
    'a GNU long name': [longName(deep), { name: deep, dialect: 'gnu' }],
    'a long name without its NUL': [{ ...longName(''), content: deep }, { name: deep }],
    'a pax path': [pax([['path', deep]]), { name: 'short' }],
    'pax attributes': [
      pax([
        ['mtime', '1700000000.123'],
        ['uid', '5000000'],
        ['comment', 'é'],
        ['LIBARCHIVE.xattr.user.a', 'b'],
        ['SCHILY.xattr.user.a', 'b'],
      ]),
      { name: 'a' },
    ],
    'a pax size that is the size': [pax([['size', '3']]), { name: 'a', content: 'abc' }],
    'the commit that git archive notes': [pax([['comment', 'a'.repeat(40)]], 'g'), { name: 'a' }],
    'a size in base 256': [
      { name: 'a', content: 'abc', edit: field(124, '\x80\0\0\0\0\0\0\0\0\0\0\x03') },
    ],
    'a time before 1970': [{ name: 'a', edit: field(136, '\xff'.repeat(12)) }],
    'numbers padded with spaces': [{ name: 'a', edit: field(100, '   644 \0') }],
    'the file type in the mode': [
      { name: 'a', mode: 0o100755 },
      { name: 'd/', type: '5', mode: 0o040755 },
    ],
    'names in Unicode': [{ name: 'docs/naïve Ωμέγα 漢字 🎉.md' }],
  }
  for (const [what, parts] of Object.entries(good))
    test(what, async ({ assert }) => {
      const report = await inspectTar(agentTar(...parts))
      assert.equal(outcome(report), 'ok', JSON.stringify(report.findings))
      assert.deepEqual(report.findings, [])
    })

  test('zeros behind the end blocks are padding', async ({ assert }) => {
    for (const zeros of [1024, 1536, 10_240, 300_000])
      assert.equal(outcome(await inspectTar(gzip(tar([manifest], Buffer.alloc(zeros))))), 'ok')
  })

  test('the report says what is in it, below the single folder', async ({ assert }) => {
    const report = await inspectTar(
      gzip(
        tar([
          { name: './parrot-2.3.4/', type: '5' },
          { ...manifest, name: `parrot-2.3.4/${MANIFEST}` },
          { name: 'parrot-2.3.4/bin/parrot', mode: 0o700, content: '#!/bin/sh\n' },
        ])
      )
    )
    assert.equal(outcome(report), 'ok')
    assert.equal(report.root, 'parrot-2.3.4')
    assert.equal(report.format, 'tar.gz')
    assert.deepEqual(report.files, [
      { path: 'bin/parrot', sizeInBytes: 10, executable: true },
      { path: MANIFEST, sizeInBytes: manifestText().length, executable: false },
    ])
    assert.equal(report.unpackedBytes % 512, 0)
    assert.match(report.sha256, /^[0-9a-f]{64}$/)
  })
})

test.group('A tar that readers could understand differently is refused', () => {
  const bad: Record<string, [code: string, ...parts: TarPart[]]> = {
    'a symbolic link': ['entry.type', { name: 'l', type: '2', link: '/etc/passwd' }],
    'a hard link': ['entry.type', { name: 'l', type: '1', link: MANIFEST }],
    'a character device': ['entry.type', { name: 'd', type: '3' }],
    'a block device': ['entry.type', { name: 'd', type: '4' }],
    'a named pipe': ['entry.type', { name: 'p', type: '6' }],
    'a contiguous file': ['entry.type', { name: 'c', type: '7' }],
    'a sparse file': ['entry.type', { name: 's', type: 'S', dialect: 'gnu' }],
    'a volume label': ['entry.type', { name: 'v', type: 'V', dialect: 'gnu' }],
    'part of another volume': ['entry.type', { name: 'm', type: 'M', dialect: 'gnu' }],
    'a long link target': ['entry.type', { ...longName('/etc/passwd'), type: 'K' }],
    'a type nobody defined': ['entry.type', { name: 'z', type: 'Z' }],
    'a link that pax retargets': [
      'entry.type',
      pax([['linkpath', '/etc']]),
      { name: 'l', type: '2' },
    ],
    'a file named like a folder': ['entry.type', { name: 'lib/', content: 'x' }],
    'a pax path named like a folder': ['entry.type', pax([['path', 'lib/']]), { name: 'lib' }],
    'a folder with content': ['tar.malformed', { name: 'd/', type: '5', content: 'x' }],
    'setuid': ['entry.mode', { name: 'a', mode: 0o4755 }],
    'setgid': ['entry.mode', { name: 'a', mode: 0o2755 }],
    'sticky': ['entry.mode', { name: 'd/', type: '5', mode: 0o1777 }],
    'a mode that says link': ['entry.mode', { name: 'a', mode: 0o120777 }],
    'a wrong checksum': ['tar.malformed', { name: 'a', damage: field(0, 'b') }],
    'a size that is not octal': ['tar.malformed', { name: 'a', edit: field(124, '0x10\0') }],
    'a negative size': ['tar.malformed', { name: 'a', edit: field(124, '-0000000010\0') }],
    'a negative base 256 size': [
      'tar.malformed',
      { name: 'a', edit: field(124, '\xff'.repeat(12)) },
    ],
    'an endless base 256 size': [
      'tar.malformed',
      { name: 'a', edit: field(124, `\x80${'\x7f'.repeat(11)}`) },
    ],
    'more declared than there is': [
      'tar.malformed',
      { name: 'a', edit: field(124, `${octal(99_999, 11)}\0`) },
    ],
    'an unknown magic': ['tar.malformed', { name: 'a', edit: field(257, 'posix\x0000') }],
    'an unknown version': ['tar.malformed', { name: 'a', edit: field(257, 'ustar\x0001') }],
    'a prefix in a GNU header': ['tar.malformed', { name: 'a', dialect: 'gnu', prefix: '../..' }],
    'a prefix in an old header': ['tar.malformed', { name: 'a', dialect: 'v7', prefix: 'lib' }],
    'bytes in the padding': [
      'tar.malformed',
      Buffer.concat([member({ name: 'a', content: 'a' }).subarray(0, 1023), Buffer.from('!')]),
    ],
    'a file that its header calls a folder, by pax': [
      'entry.type',
      pax([['path', 'lib/evil.txt']]),
      { name: 'lib/evil/', type: '\0', content: member({ name: 'hidden.sh' }) },
    ],
    'a file that its header calls a folder, by a long name': [
      'entry.type',
      longName('lib/evil.txt'),
      { name: 'lib/evil/', type: '\0', dialect: 'gnu', content: member({ name: 'hidden.sh' }) },
    ],
    'an old folder that its header calls a file': [
      'entry.type',
      longName('lib/'),
      { name: 'lib', type: '\0', dialect: 'v7' },
    ],
    'a file with the target of a link': [
      'tar.malformed',
      { name: 'a', link: MANIFEST, content: member({ name: 'hidden.sh' }) },
    ],
    'a folder with the target of a link': ['tar.malformed', { name: 'a', type: '5', link: '/etc' }],
    'an extended header with the target of a link': [
      'tar.malformed',
      { ...pax([['comment', 'x']]), link: 'x' },
      { name: 'a' },
    ],
    'a time before all times': [
      'tar.malformed',
      { name: 'a', edit: field(136, '\xff1234567890\0') },
    ],
    'an owner that is no number': ['tar.malformed', { name: 'a', edit: field(108, 'root') }],
    'a device that is no number': ['tar.malformed', { name: 'a', edit: field(329, 'x') }],
    'a size that is left out': ['tar.malformed', { name: 'a', edit: field(124, ' '.repeat(12)) }],
    'a checksum that runs into the type': [
      'tar.malformed',
      {
        name: 'a',
        damage: (header) => field(148, `00${header.toString('latin1', 148, 154)}`)(header),
      },
    ],
    'a checksum in base 256': [
      'tar.malformed',
      {
        name: 'a',
        damage: (header) => {
          const sum = Number.parseInt(header.toString('latin1', 148, 154), 8)
          header.fill(0, 148, 156).writeUInt32BE(sum, 152)
          header[148] = 0x80
        },
      },
    ],
    'a prefix that star would cut': ['tar.malformed', { name: 'a', edit: field(508, 'tar\0') }],
    'bytes behind the name': ['path.name', { name: 'a\0../../b' }],
    'no name': ['path.empty', { name: '' }],
  }
  for (const [what, [code, ...parts]] of Object.entries(bad))
    test(`${what}: ${code}`, async ({ assert }) => {
      const report = await inspectTar(agentTar(...parts))
      assert.equal(outcome(report), code, JSON.stringify(report.findings))
      assert.match(report.findings[0]!.message, /\.$/)
      assert.isNotEmpty(report.findings[0]!.hint)
      assert.isNull(report.manifest)
    })

  test('what comes after the end', async ({ assert }) => {
    const endings: [Buffer, string][] = [
      [Buffer.alloc(0), 'tar.truncated'],
      [Buffer.alloc(512), 'tar.truncated'],
      [Buffer.alloc(1023), 'tar.truncated'],
      [Buffer.concat([Buffer.alloc(512), block('x')]), 'tar.trailing'],
      [Buffer.concat([Buffer.alloc(1024), block('x')]), 'tar.trailing'],
      [Buffer.concat([Buffer.alloc(1024), tar([{ name: 'second' }])]), 'tar.trailing'],
      [Buffer.concat([Buffer.alloc(200_000), Buffer.from('x')]), 'tar.trailing'],
    ]
    for (const [end, code] of endings)
      assert.equal(outcome(await inspectTar(gzip(tar([manifest], end)))), code)
  })
})
