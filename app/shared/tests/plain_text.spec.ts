import fc from 'fast-check'
import vine from '@vinejs/vine'
import { test } from '@japa/runner'
import { isPlainText, isPublicUrl, line, lines, publicUrl } from '#shared/plain_text'

const HIDDEN = [
  '\u0000',
  '\u0001',
  '\u0008',
  '\u000b',
  '\u001b',
  '\u007f',
  '\u0085',
  '\u009f',
  '\u061c',
  '\u200e',
  '\u200f',
  '\u202a',
  '\u202e',
  '\u2066',
  '\u2069',
  '\ufeff',
  '\ud800',
  '\udfff',
]

test.group('Plain text', () => {
  test('has nothing in it that cannot be seen', ({ assert }) => {
    for (const character of HIDDEN)
      for (const text of [character, `a${character}`, `${character}a`, `a${character}b`])
        assert.isFalse(isPlainText(text, { lines: true }), JSON.stringify(text))
  })

  test('has lines only where lines belong', ({ assert }) => {
    for (const lineBreak of ['\n', '\r\n', '\t', '\u2028', '\u2029']) {
      assert.isFalse(isPlainText(`a${lineBreak}b`))
      assert.isTrue(isPlainText(`a${lineBreak}b`, { lines: true }))
    }
  })

  test('is every language’s', ({ assert }) => {
    for (const text of ['Ünïcödé', '日本語', 'עברית', 'العربية', '👩‍👩‍👧', 'O’Brien & <sons>', ''])
      assert.isTrue(isPlainText(text), text)
  })

  test('stays plain when plain texts are joined, and never when one part is not', ({ assert }) => {
    const plain = fc.string({ unit: 'binary', maxLength: 8 }).filter((text) => isPlainText(text))
    fc.assert(
      fc.property(plain, plain, fc.constantFrom(...HIDDEN.slice(0, 16)), (one, other, hidden) => {
        assert.isTrue(isPlainText(one + other))
        assert.isFalse(isPlainText(one + hidden + other, { lines: true }))
      })
    )
  })
})

test.group('Texts from outside', () => {
  const form = vine.create({
    name: line(10),
    text: lines(20, 12).optional(),
    url: publicUrl().optional(),
  })
  const problems = (data: object) =>
    form.validate(data).then(
      () => [],
      (error) =>
        error.messages.map(
          ({ rule, field }: { rule: string; field: string }) => `${field}: ${rule}`
        )
    )

  test('are trimmed and counted', async ({ assert }) => {
    assert.equal((await form.validate({ name: '  Ada  ' })).name, 'Ada')
    assert.deepEqual(await problems({ name: 'x'.repeat(11) }), ['name: maxLength'])
    assert.deepEqual(await problems({ name: 'Ada', text: 'é'.repeat(7) }), ['text: maxBytes'])
    assert.equal((await form.validate({ name: 'Ada', text: 'a\r\nb\rc' })).text, 'a\nb\nc')
  })

  test('are refused with a NUL, a reversed direction, or as something else than a text', async ({
    assert,
  }) => {
    assert.deepEqual(await problems({ name: 'a\0b' }), ['name: plainText'])
    assert.deepEqual(await problems({ name: 'a\u202eb' }), ['name: plainText'])
    for (const name of [['Ada'], { a: 'Ada' }, 1, true])
      assert.deepEqual(await problems({ name }), ['name: string'])
  })

  test('name addresses of the public web only', ({ assert }) => {
    for (const url of ['https://a.example', 'https://a.example/b?c=d#e', 'https://münchen.example'])
      assert.isTrue(isPublicUrl(url), url)
    const refused = [
      'http://a.example',
      'javascript:alert(1)',
      'data:text/html,x',
      'https://',
      'https:///x',
      '//a.example',
      'https://user@a.example',
      'https://user:secret@a.example',
      'https://a.example/\u202e',
      'ftp://a.example',
      'https:a.example',
      'https://a b.example',
      ' javascript:alert(1)',
      'https://a.example/x\ny',
      'a.example',
    ]
    for (const url of refused) assert.isFalse(isPublicUrl(url), url)
  })
})
