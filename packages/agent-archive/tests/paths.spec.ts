import { test } from '@japa/runner'
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
import { tar } from './tar_builder.ts'
import { zip } from './zip_builder.ts'

/** Both formats must judge a path alike. */
async function outcomes(...names: (string | Uint8Array)[]): Promise<string[]> {
  const members = names.map((name) => ({ name }))
  const asZip = members.map(({ name }) => ({ name, mode: 0 }))
  return [
    outcome(await inspectTar(agentTar(...members))),
    outcome(await inspectZip(agentZip(asZip))),
  ]
}

async function layout(...names: string[]): Promise<string> {
  const members = names.map((name) => ({ name, content: manifestText() }))
  const [asTar, asZip] = [gzip(tar(members)), zip(members)]
  const code = outcome(await inspectTar(asTar))
  return code === outcome(await inspectZip(asZip)) ? code : 'tar and zip differ'
}

test.group('Paths', () => {
  const good = [
    '.gitignore',
    '.gitattributes',
    '.github/workflows/ci.yml',
    '.gitmodules',
    'git/config',
    '.gitkeep',
    '.env.example',
    'a.git',
    'console.log',
    'auxiliary',
    'com10',
    'com',
    'lpt',
    'nul1.txt',
    'prn-notes.md',
    'a b/c d.txt',
    ' leading',
    '~user',
    '-rf',
    '...a',
    'a..b',
    'LICENSE',
    'license.md',
    './lib/x',
    'cafe\u0301.md',
    'straße',
    '漢字/かな',
    '🎉.md',
    `${'n'.repeat(255)}`,
    `${'d/'.repeat(31)}f`,
    '%2e%2e/a',
    "it's",
    'a;b&c$d',
  ]
  for (const name of good)
    test(`${JSON.stringify(name.slice(0, 40))} is fine`, async ({ assert }) => {
      const asTar = name.length > 100 ? 'ok' : outcome(await inspectTar(agentTar({ name })))
      assert.deepEqual([asTar, outcome(await inspectZip(agentZip([{ name }])))], ['ok', 'ok'])
    })

  const bad: [string | Uint8Array, string][] = [
    ['..', 'path.traversal'],
    ['../a', 'path.traversal'],
    ['lib/../../a', 'path.traversal'],
    ['lib/..', 'path.traversal'],
    ['./../a', 'path.traversal'],
    ['/etc/passwd', 'path.absolute'],
    ['//server/share', 'path.absolute'],
    ['C:/windows', 'path.absolute'],
    ['c:evil', 'path.absolute'],
    ['C:\\windows', 'path.absolute'],
    ['..\\evil', 'path.backslash'],
    ['\\\\server\\share', 'path.backslash'],
    ['lib\\a', 'path.backslash'],
    ['lib//a', 'path.noncanonical'],
    ['lib/./a', 'path.noncanonical'],
    ['././a', 'path.noncanonical'],
    ['.//a', 'path.noncanonical'],
    ['lib/.', 'path.noncanonical'],
    ['.git', 'path.git'],
    ['.git/hooks/post-checkout', 'path.git'],
    ['sub/.GIT/config', 'path.git'],
    ['.git./config', 'path.git'],
    ['.git /config', 'path.git'],
    ['GIT~1/config', 'path.git'],
    ['NUL', 'path.reserved'],
    ['lib/aux.ex', 'path.reserved'],
    ['CON.tar.gz', 'path.reserved'],
    ['com1', 'path.reserved'],
    ['LPT9.txt', 'path.reserved'],
    ['COM²', 'path.reserved'],
    ['nul .txt', 'path.reserved'],
    ['CONOUT$', 'path.reserved'],
    ['a:b', 'path.absolute'],
    ['file:stream', 'path.reserved'],
    ['what?', 'path.reserved'],
    ['a*b', 'path.reserved'],
    ['<a>', 'path.reserved'],
    ['a|b', 'path.reserved'],
    ['a"b', 'path.reserved'],
    ['name.', 'path.reserved'],
    ['dir./a', 'path.reserved'],
    ['name ', 'path.reserved'],
    ['...', 'path.reserved'],
    ['tab\there', 'path.name'],
    ['new\nline', 'path.name'],
    ['esc\u001b[31m', 'path.name'],
    ['del\u007f', 'path.name'],
    ['c1\u0085', 'path.name'],
    ['rtl\u202etxt.exe', 'path.name'],
    ['zero\u200bwidth', 'path.name'],
    ['bom\ufeff', 'path.name'],
    ['soft\u00adhyphen', 'path.name'],
    ['line\u2028', 'path.name'],
    ['private\ue000', 'path.name'],
    ['nonchar\uffff', 'path.name'],
    ['tag\u{e0041}', 'path.name'],
    [Buffer.from('a\xff', 'latin1'), 'path.utf8'],
    [Buffer.from('a\xc0\xafb', 'latin1'), 'path.utf8'],
    [Buffer.from('a\xed\xa0\x80', 'latin1'), 'path.utf8'],
    [`${'d/'.repeat(32)}f`, 'limit.depth'],
  ]
  for (const [name, code] of bad)
    test(`${JSON.stringify(String(name).slice(0, 40))}: ${code}`, async ({ assert }) => {
      assert.deepEqual(await outcomes(name), [code, code])
    })

  test('have limits in bytes', async ({ assert }) => {
    const long = (bytes: number) => `${'a'.repeat(200)}/${'b'.repeat(200)}/`.padEnd(bytes, 'c')
    const cases: [string, string][] = [
      [long(512), 'ok'],
      [long(513), 'limit.path'],
      ['n'.repeat(256), 'limit.component'],
      ['é'.repeat(127), 'ok'],
      ['é'.repeat(128), 'limit.component'],
    ]
    for (const [name, code] of cases)
      assert.equal(outcome(await inspectZip(agentZip([{ name }]))), code)
  })

  test('clash when any file system would confuse them', async ({ assert }) => {
    const cases: [string[], string][] = [
      [['a', 'a'], 'path.duplicate'],
      [['a', './a'], 'path.duplicate'],
      [['a', 'A'], 'path.collision'],
      [['lib/a', 'LIB/b'], 'path.collision'],
      [['lib', 'LIB/b'], 'path.collision'],
      [['café', 'cafe\u0301'], 'path.collision'],
      [['straße', 'STRASSE'], 'path.collision'],
      [['straße', 'straẞe'], 'path.collision'],
      [['straẞe', 'strasse'], 'path.collision'],
      [['ﬁle', 'FILE'], 'path.collision'],
      [['Σ', 'ς'], 'path.collision'],
      [['K', 'k'], 'path.collision'],
      [['lib', 'lib/a'], 'path.conflict'],
      [['lib/a', 'lib'], 'path.conflict'],
      [['lib/a/b', 'lib/a'], 'path.conflict'],
      [['opensentience.agent.json'], 'path.duplicate'],
      [['OpenSentience.Agent.json'], 'path.collision'],
      [['a', 'b', 'ab', 'a.b', 'b/a'], 'path.conflict'],
      [['a', 'b', 'ab', 'c/a', 'd/a'], 'ok'],
    ]
    for (const [names, code] of cases)
      assert.deepEqual(await outcomes(...names), [code, code], names.join(' '))
  })

  test('of folders clash like those of files', async ({ assert }) => {
    const folder = { type: '5', mode: 0o755 }
    const twice = agentTar({ name: 'lib/', ...folder }, { name: 'lib/', ...folder })
    assert.equal(outcome(await inspectTar(twice)), 'path.duplicate')
    const cases = agentTar({ name: 'lib/', ...folder }, { name: 'Lib/', ...folder })
    assert.equal(outcome(await inspectTar(cases)), 'path.collision')
    const file = agentTar({ name: 'lib/', ...folder }, { name: 'lib' })
    assert.equal(outcome(await inspectTar(file)), 'path.conflict')
  })

  test('are shown without what they hide', async ({ assert }) => {
    const report = await inspectTar(agentTar({ name: `a\u001b]0;x\u0007\u202e${'b'.repeat(60)}` }))
    assert.match(report.findings[0]!.path!, /^a\\u\{1b\}\]0;x\\u\{7\}\\u\{202e\}b+$/)
    assert.notMatch(JSON.stringify(report.findings), /[\p{Cc}\p{Cf}]/u)
  })
})

test.group('The manifest stands where Core looks for it, once', () => {
  test('at the root or in the single top-level folder', async ({ assert }) => {
    assert.equal(await layout(MANIFEST), 'ok')
    assert.equal(await layout(`package/${MANIFEST}`, 'package/package.json'), 'ok')
    assert.equal(await layout(MANIFEST, 'lib/a'), 'ok')
  })

  test('and nowhere else', async ({ assert }) => {
    assert.equal(await layout('README.md'), 'manifest.missing')
    assert.equal(await layout(`a/b/${MANIFEST}`), 'manifest.missing')
    assert.equal(await layout(`a/${MANIFEST}`, 'README.md'), 'manifest.missing')
    assert.equal(await layout(`a/${MANIFEST}`, `b/${MANIFEST}`), 'manifest.missing')
    assert.equal(await layout(`a/${MANIFEST}`, '__MACOSX/._a'), 'manifest.missing')
    assert.equal(await layout('OpenSentience.agent.json'), 'manifest.missing')
    assert.equal(await layout(`${MANIFEST}/a`), 'manifest.missing')
    assert.equal(await layout(MANIFEST, `lib/${MANIFEST}`), 'manifest.nested')
    assert.equal(await layout(MANIFEST, 'test/OPENSENTIENCE.AGENT.JSON'), 'manifest.nested')
    assert.equal(await layout(`a/${MANIFEST}`, `a/b/c/${MANIFEST}`), 'manifest.nested')
  })
})
