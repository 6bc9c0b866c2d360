import { test } from '@japa/runner'
import { aSilentStripe, playAll } from '#tests/scenarios/histories/all_of_them'
import { aSecondApp } from '#tests/scenarios/second_app'
import { violations } from '#tests/scenarios/stripe'

test.group('Whatever befalls buyers while another process works beside ours', (group) => {
  group.setup(aSilentStripe)
  group.setup(async () => {
    const other = await aSecondApp()
    return () => other.stop()
  })

  test('our books come to the truth', async ({ assert }) => {
    assert.deepEqual(await playAll({ count: 150, workers: 2 }), [])
    assert.deepEqual(await violations(), [])
  }).timeout(1_200_000)
})
