import { test } from '@japa/runner'
import fc from 'fast-check'
import { appUrl } from '#config/app'
import { ownPath } from '#accounts/own_path'

const origin = new URL(appUrl).origin

test.group('A path of our own', () => {
  test('is returned as it is', ({ assert }) => {
    for (const path of ['/', '/library', '/agents?q=a%20b&sort=new', '/a/b.c/%E2%9C%93'])
      assert.equal(ownPath(path), path)
    assert.equal(ownPath('/library#top'), '/library')
  })

  test('is not what a browser would take for another origin', ({ assert }) => {
    const hostile = [
      '//e.test',
      '/\\e.test',
      '///e.test',
      '/\t/e.test',
      '/\r\n/e.test',
      '/.//e.test',
    ]
      .concat(['/..//e.test', '/a/..//e.test', '/%2e//e.test', '/%2e%2e//e.test', '//e.test/%2f..'])
      .concat(['https://e.test', 'https:e.test', 'https:/e.test', '@e.test', '\\\\e.test'])
      .concat(['javascript:alert(1)', 'data:text/html,x', ' /library', '', 'library', './/e.test'])
      .concat([`/${'a'.repeat(3000)}`, '\u0000//e.test', '/\u0000\\e.test', '?next=//e.test'])
    for (const address of hostile) {
      const path = ownPath(address)
      if (path === null) continue
      assert.equal(new URL(path, appUrl).origin, origin, address)
      assert.match(path, /^\/(?![/\\])/, address)
    }
    for (const address of [undefined, null, 7, {}, ['/library'], { toString: () => '/library' }])
      assert.isNull(ownPath(address))
  })

  test('stays with us whatever was asked for', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '%2f',
      '%5c',
      '\t',
      '\n',
      '@',
      ':',
      '?',
      '#'
    )
    const word = fc.oneof(piece, fc.string({ unit: 'binary' }), fc.webUrl(), fc.domain())
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        for (const address of [words.join(''), `/${words.join('')}`]) {
          const path = ownPath(address)
          if (path === null) continue
          const stays = new URL(path, appUrl).origin === origin
          if (!stays || !/^\/(?![/\\])/.test(path) || /[\r\n\t]/.test(path)) return false
        }
        return true
      }),
      { numRuns: 2000 }
    )
  })
})
