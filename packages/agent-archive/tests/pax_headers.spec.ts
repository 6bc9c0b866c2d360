import { test } from '@japa/runner'
import { agentTar, inspectTar, outcome } from './agents.ts'
import { longName, pax, type TarPart } from './tar_builder.ts'

const file = { name: 'a', content: 'abc' }

test.group('Extended headers never let a file be two things', () => {
  const bad: Record<string, TarPart[]> = {
    'another size': [pax([['size', '4']]), file],
    'a size that is no number': [pax([['size', '3x']]), file],
    'a negative size': [pax([['size', '-3']]), file],
    'an octal-looking size': [pax([['size', '03']]), file],
    'a size deleted': [pax([['size', '']]), file],
    'the same key twice': [
      pax([
        ['path', 'b'],
        ['path', 'c'],
      ]),
      file,
    ],
    'two headers for one file': [pax([['path', 'b']]), pax([['path', 'c']]), file],
    'a long name and a pax path': [longName('b'), pax([['path', 'c']]), file],
    'a pax path and a long name': [pax([['path', 'c']]), longName('b'), file],
    'two long names': [longName('b'), longName('c'), file],
    'a header for nobody': [file, pax([['path', 'b']])],
    'a long name for nobody': [file, longName('b')],
    'a sparse map': [
      pax([
        ['GNU.sparse.major', '1'],
        ['GNU.sparse.minor', '0'],
      ]),
      file,
    ],
    'a sparse name': [pax([['GNU.sparse.name', 'other']]), file],
    'a real size': [pax([['SCHILY.realsize', '9']]), file],
    'a file type': [pax([['SCHILY.filetype', 'sparse']]), file],
    'Solaris holes': [pax([['SUN.holesdata', ' 0 1']]), file],
    'another character set': [pax([['hdrcharset', 'BINARY']]), file],
    'a link target on a file': [pax([['linkpath', '/etc/passwd']]), file],
    'a key nobody defined': [pax([['colour', 'red']]), file],
    'a record within a record': [pax([['comment', 'x\n10 path=b']]), file],
    'a record within an attribute': [pax([['SCHILY.xattr.user.a', 'x\n7 path']]), file],
    'a time that is none': [pax([['mtime', 'nan']]), file],
    'an owner that is no number': [pax([['uid', 'root']]), file],
    'a path of digits alone': [pax([['path', '12']]), file],
    'a global header between a header and its file': [
      pax([['size', '3']]),
      pax([['comment', 'x']], 'g'),
      file,
    ],
    'a global path': [pax([['path', 'b']], 'g'), file],
    'a global size': [pax([['size', '1']], 'g'), file],
    'a global owner': [pax([['uname', 'root']], 'g'), file],
    'a record that is too long': [pax('99 path=b\n'), file],
    'a record that is too short': [pax('9 path=bb\n'), file],
    'a record of length zero': [pax('0 path=b\n'), file],
    'a length with a leading zero': [pax('010 path=b\n'), file],
    'a length that is no number': [pax('x path=b\n'), file],
    'a negative length': [pax('-9 path=b\n'), file],
    'no equals sign': [pax('9 path b\n'), file],
    'no key': [pax('6 =bcd\n'), file],
    'an equals sign of the next record': [pax('7 path\n10 path=b\n'), file],
    'no newline': [pax('9 path=bc'), file],
    'text that never ends': [pax('path'), file],
  }
  for (const [what, parts] of Object.entries(bad))
    test(`${what}: tar.pax`, async ({ assert }) => {
      assert.equal(outcome(await inspectTar(agentTar(...parts))), 'tar.pax')
    })

  test('their paths obey the rules of all paths', async ({ assert }) => {
    const cases: [TarPart, string][] = [
      [pax([['path', '../b']]), 'path.traversal'],
      [pax([['path', '/b']]), 'path.absolute'],
      [pax([['path', 'b\0c']]), 'path.name'],
      [pax([['path', '']]), 'path.empty'],
      [longName('../b'), 'path.traversal'],
      [longName('b\0c'), 'path.name'],
      [longName(''), 'path.empty'],
      [pax([['path', 'opensentience.agent.json']]), 'path.duplicate'],
    ]
    for (const [header, code] of cases)
      assert.equal(outcome(await inspectTar(agentTar(header, file))), code)
  })

  test('the name behind them leads nowhere either, for readers that know no other', async ({
    assert,
  }) => {
    const cases: [string, string][] = [
      ['../../evil', 'path.traversal'],
      ['/etc/passwd', 'path.absolute'],
      ['c:x', 'path.absolute'],
      ['lib\\x', 'path.backslash'],
      ['PaxHeaders/x', 'ok'],
      ['a', 'ok'],
    ]
    for (const header of [pax([['path', 'a/b']]), longName('a/b')])
      for (const [name, code] of cases)
        assert.equal(outcome(await inspectTar(agentTar(header, { name }))), code, name)
  })

  test('a name may be cut short anywhere', async ({ assert }) => {
    const path = `${'x'.repeat(97)}/..y`
    for (const header of [pax([['path', path]]), longName(path)])
      assert.equal(outcome(await inspectTar(agentTar(header, { name: path }))), 'ok')
  })

  test('attributes may hold any bytes', async ({ assert }) => {
    const header = pax([
      ['SCHILY.xattr.com.apple.provenance', '\x01\0\0a\n=b\n\nc'],
      ['mtime', '-1.5'],
      ['uid', '501'],
    ])
    assert.equal(outcome(await inspectTar(agentTar(header, file))), 'ok')
  })
})
