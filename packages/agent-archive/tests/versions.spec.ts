import { test } from '@japa/runner'
import fc from 'fast-check'
import { compareVersions, parseVersion } from '../src/versions.ts'

const count = fc.nat(30).map(String)
const moment = fc.bigInt(20261126123456789010n, 20261126123456789013n).map(String)
const numeric = fc.oneof(count, moment)
const word = fc.constantFrom('alpha', 'beta', 'RC', 'rc', 'x-y', '-', '0a', 'a0')
const dotted = (part: fc.Arbitrary<string>) =>
  fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.'))
const version = fc
  .tuple(
    dotted(count).map((text) => [...text.split('.'), '0', '0'].slice(0, 3).join('.')),
    fc.option(dotted(fc.oneof(numeric, word)), { nil: '' }),
    fc.option(dotted(word), { nil: '' })
  )
  .map(([core, pre, build]) => core + (pre && `-${pre}`) + (build && `+${build}`))

test.group('Versions', () => {
  test('are read by the grammar of semver.org', ({ assert }) => {
    assert.deepEqual(parseVersion('1.2.3-RC.1+Build.5'), {
      major: 1,
      minor: 2,
      patch: 3,
      prerelease: ['RC', '1'],
      build: 'Build.5',
      key: '1.2.3-rc.1',
    })
    for (const text of [
      '0.0.4',
      '1.0.0-alpha',
      '1.0.0--',
      '1.0.0-0A.is.legal',
      '1.0.0+0.build.1-rc.10000aaa-kk-0.1',
      '1.0.0-alpha-a.b-c',
      '2.0.0+001',
      '1.0.0-9007199254740991',
      '1.0.0-9007199254740992',
      '1.0.0-20261126123456789012',
      `1.0.0-${'9'.repeat(94)}`,
      '9007199254740991.9007199254740991.9007199254740991',
      `1.0.0-${'a'.repeat(94)}`,
    ])
      assert.isNotNull(parseVersion(text), text)
    assert.equal(parseVersion('1.0.0+a')!.key, parseVersion('1.0.0+b')!.key)
    assert.equal(parseVersion('1.0.0-A')!.key, parseVersion('1.0.0-a')!.key)
  })

  test('and by nothing more lenient', ({ assert }) => {
    for (const text of [
      '',
      '1',
      '1.2',
      '1.2.3.4',
      'v1.2.3',
      '=1.2.3',
      ' 1.2.3',
      '1.2.3 ',
      '1.2.3\n',
      '\ufeff1.2.3',
      '1.2.3\u00a0',
      '01.2.3',
      '1.02.3',
      '1.2.03',
      '1.2.3-01',
      '1.2.3-',
      '1.2.3+',
      '1.2.3-a..b',
      '1.2.3+a..b',
      '1.2.3+a+b',
      '1.2.3-a_b',
      '1.2.3-é',
      '١.٢.٣',
      '１.0.0',
      '-1.2.3',
      '1.2.x',
      '9007199254740992.0.0',
      '1.0.0-020261126123456789012',
      `1.0.0-${'a'.repeat(95)}`,
      '1e3.0.0',
      '0x1.0.0',
    ])
      assert.isNull(parseVersion(text), JSON.stringify(text))
  })

  test('stand in the order of semver.org', ({ assert }) => {
    const ordered = [
      '0.9.9',
      '1.0.0-1',
      '1.0.0-2',
      '1.0.0-10',
      '1.0.0-9007199254740991',
      '1.0.0-9007199254740992',
      '1.0.0-9007199254740993',
      '1.0.0-20261126123456789012',
      '1.0.0-20261126123456789012.1',
      '1.0.0-100000000000000000000',
      '1.0.0-RC',
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.0.1',
      '1.1.0',
      '2.0.0',
      '10.0.0',
    ]
    for (const [index, one] of ordered.entries())
      for (const [otherIndex, other] of ordered.entries())
        assert.equal(Math.sign(compareVersions(one, other)), Math.sign(index - otherIndex))
    assert.equal(compareVersions('1.0.0+a', '1.0.0+b'), 0)
    assert.throws(() => compareVersions('1.0.0', 'one'), /semantic version/)
  })

  test('are in a total order whatever they are', ({ assert }) => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        assert.equal(Math.sign(compareVersions(a, b)), -Math.sign(compareVersions(b, a)) + 0)
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
          assert.isAtMost(compareVersions(a, c), 0)
        const withoutBuild = (text: string) => text.split('+')[0]
        assert.equal(compareVersions(a, b) === 0, withoutBuild(a) === withoutBuild(b))
      }),
      { numRuns: 1000 }
    )
  })
})
