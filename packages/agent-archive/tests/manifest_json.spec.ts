import { test } from '@japa/runner'
import fc from 'fast-check'
import { parseManifestJson } from '../src/manifest_json.ts'
import { Refusal } from '../src/refusal.ts'
import { inspectTar, manifestText, onlyManifest, outcome } from './agents.ts'

/** A good manifest with this text right behind its opening brace. */
const beginning = (text: string) => manifestText().replace('{', `{${text}`)
const nested = (levels: number) => `"x": ${'['.repeat(levels)}${']'.repeat(levels)},`
const judge = async (text: string | Uint8Array) => outcome(await inspectTar(onlyManifest(text)))

test.group('The manifest is JSON that has one meaning', () => {
  test('as long as it is strictly JSON', async ({ assert }) => {
    for (const text of [
      '"x": 1e5,',
      '"x": -0.5E-3,',
      '"x": "\\ud83e\\udd9c\\/\\u00e9",',
      '"x": [[],{},null],',
      nested(31),
    ])
      assert.equal(await judge(beginning(text)), 'ok', text)
    assert.equal(await judge(manifestText().replaceAll('\n', '\r\n\t')), 'ok')
    assert.equal(await judge(manifestText().padEnd(256_000)), 'ok')
  })

  test('a manifest_version that Core would read as a float is none', async ({ assert }) => {
    for (const [text, code] of [
      ['"manifest_version": 1,', 'ok'],
      ['"manifest_version": 1, "x": 1.0,', 'ok'],
      ['"manifest_version": 1.0,', 'manifest.field'],
      ['"manifest\\u005fversion": 1e0,', 'manifest.field'],
      ['"x": {"manifest_version": 1}, "manifest_version": 10E-1,', 'manifest.field'],
    ])
      assert.equal(await judge(beginning(text!)), code, text)
  })

  const bad: Record<string, (string | Uint8Array)[]> = {
    'manifest.json': [
      '',
      ' \n',
      '{',
      '{"a" 1}',
      "{'a': 1}",
      '{a: 1}',
      '// hi\n{}',
      `\ufeff${manifestText()}`,
      `${manifestText()} x`,
      `${manifestText()}{}`,
      `${manifestText()}\0`,
      manifestText().replace('}', ',}'),
      'nul',
      'NaN',
      'tru',
      ...[
        '"x": 1e400,',
        '"x": -1e999,',
        '"x": 01,',
        '"x": +1,',
        '"x": .5,',
        '"x": 1.,',
        '"x": 0x1,',
        '"x": Infinity,',
        '"x": "\\ud800",',
        '"x": "\\udc00\\ud800",',
        '"\\ud800": 1,',
        '"x": "\\x41",',
        '"x": "\\u12",',
        '"x": "a\nb",',
        '"x": "a\tb",',
        '"x": "\u0001",',
        '"x": [1,],',
        '"x": [,],',
        '"x": \'a\',',
        '"x": /* c */ 1,',
        ',',
        '"x",',
      ].map(beginning),
    ],
    'manifest.duplicate_key': [
      beginning('"permissions": [],'),
      beginning('"\\u0069d": "org.victim.agent",'),
      beginning('"x": {"a": 1, "a": 1},'),
      beginning('"x": [[{"a": 1, "\\u0061": 2}]],'),
    ],
    'manifest.proto': [
      beginning('"__proto__": {},'),
      beginning('"x": {"constructor": 1},'),
      beginning('"x": [{"prototype": 1}],'),
      beginning('"\\u005f_proto__": 1,'),
    ],
    'manifest.depth': [
      beginning(nested(32)),
      beginning(nested(10_000)),
      '['.repeat(100_000),
      '{"a":'.repeat(40_000),
    ],
    'manifest.shape': ['[]', 'null', '1', '"text"', 'true', `[${manifestText()}]`],
    'manifest.utf8': [
      Buffer.from(manifestText({ name: 'Caf\u00e9' }), 'latin1'),
      Buffer.from('{"a":"\xed\xa0\x80"}', 'latin1'),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(manifestText(), 'utf16le')]),
    ],
    'manifest.size': [manifestText().padEnd(256_001), ' '.repeat(2_000_000)],
  }
  for (const [code, texts] of Object.entries(bad))
    for (const text of texts)
      test(`${code}: ${JSON.stringify(String(text).slice(0, 40))}`, async ({ assert }) => {
        assert.equal(await judge(text), code)
      })

  test('and a finding names the line', async ({ assert }) => {
    const report = await inspectTar(onlyManifest('{\n  "a": 1,\n  "b": oops\n}'))
    assert.equal(report.findings[0]!.line, 3)
  })

  test('it agrees with JSON.parse wherever both accept', ({ assert }) => {
    const bytes = (text: string) => new TextEncoder().encode(text)
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.nat(3), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        if (/\\ud[89a-f]|__proto__|constructor|prototype/.test(text)) return
        const parsed = JSON.parse(JSON.stringify(parseManifestJson(bytes(text), 64)))
        assert.deepEqual(parsed, JSON.parse(text))
      })
    )
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0019aet- \n.') }), (text) => {
        let ours: unknown
        try {
          ours = parseManifestJson(bytes(text), 64)
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          return
        }
        assert.equal(JSON.stringify(ours), JSON.stringify(JSON.parse(text)))
      }),
      { numRuns: 1000 }
    )
  }).timeout(30_000)
})
