import { test } from '@japa/runner'
import { aSilentStripe, playAll } from '#tests/scenarios/histories/all_of_them'
import { violations } from '#tests/scenarios/stripe'

test.group('Whatever befalls buyers, and however we hear of it', (group) => {
  group.setup(aSilentStripe)

  test('our books come to the truth', async ({ assert }) => {
    assert.deepEqual(await playAll({ count: 150, workers: 1 }), [])
    assert.deepEqual(await violations(), [])
  }).timeout(1_200_000)
})
