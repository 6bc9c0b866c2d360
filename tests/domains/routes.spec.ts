import router from '@adonisjs/core/services/router'
import { test } from '@japa/runner'

test.group('Addresses', () => {
  test('are asked before the catch-all', ({ assert }) => {
    const names = router.toJSON().root.map(({ name }) => name)

    assert.equal(names.at(-1), 'absent.page')
    assert.include(names, 'releases.create')
  })
})
