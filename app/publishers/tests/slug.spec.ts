import fc from 'fast-check'
import { test } from '@japa/runner'
import { isReserved, slugOf } from '#publishers/slug'

test.group('A slug', () => {
  test('is made of a name’s plain letters', ({ assert }) => {
    assert.equal(slugOf('Tidewater Tools'), 'tidewater-tools')
    assert.equal(slugOf('  Ünïcödé & Söhne! '), 'unicode-sohne')
    assert.equal(slugOf('日本語'), '')
  })

  test('always has the form that the database asks for, or is empty', ({ assert }) => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (name) => {
        const slug = slugOf(name)
        assert.isTrue(slug === '' || (/^[a-z0-9](-?[a-z0-9])*$/.test(slug) && slug.length <= 50))
      })
    )
  })

  test('is kept back when it could pass for us', ({ assert }) => {
    for (const name of [
      'Admin',
      'FleetPrompt',
      'FleetPrompt Official',
      'Stripe',
      'The OpenSentience Team',
      'Support',
    ])
      assert.isTrue(isReserved(slugOf(name)), name)
    for (const name of ['Tidewater', 'Stripes & Dots', 'Fleet Works', 'Administratrix'])
      assert.isFalse(isReserved(slugOf(name)), name)
  })
})
