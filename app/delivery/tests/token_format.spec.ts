import { test } from '@japa/runner'
import { isWellFormed, mintToken, tokenDigest } from '#delivery/token_format'

test.group('An install token', () => {
  test('has the shape that scanners look for, and never comes twice', ({ assert }) => {
    const tokens = Array.from({ length: 500 }, mintToken)
    for (const token of tokens) {
      assert.match(token, /^fpm_[0-9A-Za-z]{38}$/)
      assert.isTrue(isWellFormed(token))
    }
    assert.equal(new Set(tokens).size, tokens.length)
  })

  test('uses every character about equally often', ({ assert }) => {
    const counts = new Map<string, number>()
    for (let index = 0; index < 4_000; index++)
      for (const character of mintToken().slice(4, 36))
        counts.set(character, (counts.get(character) ?? 0) + 1)
    const expected = (4_000 * 32) / 62
    assert.equal(counts.size, 62)
    for (const count of counts.values()) assert.closeTo(count, expected, expected * 0.15)
  })

  test('is known by its checksum: a known one holds, and any slip breaks it', ({ assert }) => {
    // CRC32 of the first 36 characters, computed with another program (Python’s zlib).
    assert.isTrue(isWellFormed('fpm_0123456789ABCDEFGHIJKLMNOPQRSTUV2VBGa1'))
    const token = mintToken()
    for (let at = 4; at < token.length; at++) {
      const slip = token[at] === 'a' ? 'b' : 'a'
      assert.isFalse(isWellFormed(token.slice(0, at) + slip + token.slice(at + 1)))
    }
  })

  test('is kept as its SHA-256 only', ({ assert }) => {
    assert.equal(
      tokenDigest('abc').toString('hex'),
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    )
  })
})
