import { test } from '@japa/runner'
import { brokenActionRules } from '#tests/architecture/action_rules'

const root = new URL('../../', import.meta.url).pathname
const fixtures = new URL('./fixtures/', import.meta.url).pathname

test.group('Action rules', () => {
  test('hold in the whole house: every action takes its actor first and asks a policy', ({
    assert,
  }) => {
    assert.deepEqual(brokenActionRules(root), [])
  })

  test('notice an action without a policy, one without an actor, and a controller that writes', ({
    assert,
  }) => {
    assert.deepEqual(brokenActionRules(fixtures), [
      'app/accounts/actions/looks_down.ts: exports no class with a handle method',
      'app/billing/actions/bypasses_gateway.ts: exports no class with a handle method',
      'app/billing/actions/start_checkout.ts: exports no class with a handle method',
      'app/catalog/actions/asks_nobody.ts: asks no policy',
      'app/catalog/actions/forgets_to_wait.ts: asks no policy',
      'app/catalog/actions/has_no_actor.ts: handle does not take the actor first',
      'app/catalog/controllers/writes.ts: a controller calls .authorize()',
      'app/catalog/controllers/writes.ts: a controller calls .save()',
    ])
  })
})
