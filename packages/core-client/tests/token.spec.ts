import { test } from '@japa/runner'
import fc from 'fast-check'
import { looksLikeToken, tokenChecksum } from '../src/index.ts'
import { withoutTokens } from '../src/token.ts'
import { tokenOf } from './command.ts'

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

test.group('Install tokens', () => {
  test('carry the checksum that an independent program computes', ({ assert }) => {
    // python3: n = zlib.crc32(body); six base62 digits, most significant first.
    assert.equal(tokenChecksum(`fpm_${'A'.repeat(32)}`), '2E9njA')
    assert.equal(tokenChecksum('fpm_0123456789abcdefghijABCDEFGHIJ01'), '2O6Xla')
  })

  test('are told from a slip of one letter, without asking anybody', ({ assert }) => {
    const places = fc.integer({ min: 4, max: 41 })
    fc.assert(
      fc.property(
        fc.constantFrom(...letters),
        places,
        fc.constantFrom(...letters),
        (of, at, to) => {
          const token = tokenOf(of)
          const slip = token.slice(0, at) + to + token.slice(at + 1)
          assert.equal(looksLikeToken(slip), slip === token)
        }
      )
    )
  })

  test('have one form only', ({ assert }) => {
    const token = tokenOf('k')
    assert.isTrue(looksLikeToken(token))
    const others = [`${token}\n`, ` ${token}`, token.slice(0, -1), `${token}0`, token.toUpperCase()]
    for (const other of [...others, '', 'oat_abc', 'x'.repeat(10_000)]) {
      assert.isFalse(looksLikeToken(other))
    }
  })

  test('are taken out of any text, whole or damaged', ({ assert }) => {
    const token = tokenOf('k')
    assert.equal(withoutTokens(`a ${token}, b`), 'a fpm_[hidden], b')
    assert.equal(withoutTokens(`a ${token.slice(0, 20)}…`), 'a fpm_[hidden]…')
  })
})
