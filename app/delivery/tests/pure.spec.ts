import { test } from '@japa/runner'
import { versionRange } from '#delivery/terms/version_range'
import { contentDisposition } from '#releases/storage/content_disposition'

test.group('A range of versions', () => {
  const all = [
    '0.0.3',
    '0.1.0',
    '0.1.5',
    '0.2.0',
    '1.0.0-rc.1',
    '1.0.0',
    '1.4.0',
    '1.4.9',
    '1.5.0',
    '2.0.0',
    '10.0.0',
  ]
  const ranges: Record<string, string[]> = {
    '*': all,
    'x': all,
    '1.4.0': ['1.4.0'],
    '1.4.0+build': ['1.4.0'],
    '^1.4.0': ['1.4.0', '1.4.9', '1.5.0'],
    '^0.1.0': ['0.1.0', '0.1.5'],
    '^0.0.3': ['0.0.3'],
    '~1.4.0': ['1.4.0', '1.4.9'],
    '~0.1.1': ['0.1.5'],
    '1.x': ['1.0.0-rc.1', '1.0.0', '1.4.0', '1.4.9', '1.5.0'],
    '1': ['1.0.0-rc.1', '1.0.0', '1.4.0', '1.4.9', '1.5.0'],
    '1.4.x': ['1.4.0', '1.4.9'],
    '1.4.*': ['1.4.0', '1.4.9'],
  }
  for (const [range, covered] of Object.entries(ranges))
    test(`${range} covers ${covered.length === all.length ? 'all' : covered.join(', ')}`, ({
      assert,
    }) => {
      assert.deepEqual(all.filter(versionRange(range)), covered)
    })

  test('that is not one of these is refused at once', ({ assert }) => {
    const nonsense = [
      '',
      ' ',
      '>=1',
      '1 || 2',
      '^1',
      '~1.x',
      'latest',
      '1.4.0 ',
      '^',
      '1..x',
      `${'1'.repeat(5000)}`,
    ]
    for (const range of nonsense) assert.throws(() => versionRange(range), /not understood/)
  })
})

test.group('The name of a download', () => {
  test('stays one harmless header, whatever is in it (D18)', ({ assert }) => {
    const names = [
      'a"b',
      'a\\b',
      'a;b=c',
      'a\r\nX: y',
      '%0d%0a',
      'مرحبا.zip',
      'x'.repeat(300),
      "it's(1)*",
    ]
    for (const name of names) {
      const header = contentDisposition(name)
      assert.match(
        header,
        /^attachment; filename="[A-Za-z0-9._+-]+"; filename\*=UTF-8''[A-Za-z0-9._~!-]*(%[0-9A-F]{2}[A-Za-z0-9._~!-]*)*$/
      )
      assert.equal(decodeURIComponent(header.split("''")[1]), name)
    }
  })
})
