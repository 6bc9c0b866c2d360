import fc from 'fast-check'
import { test } from '@japa/runner'
import { agentIdProblem } from '#catalog/agent_id'

const label = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/)
const wellFormed = fc
  .array(label, { minLength: 2, maxLength: 6 })
  .map((labels) => labels.join('.'))
  .filter((id) => /^[A-Za-z0-9]/.test(id) && id.length <= 200)

test.group('An agent id', () => {
  test('has two labels or more of letters, digits, hyphens and underscores', ({ assert }) => {
    fc.assert(fc.property(wellFormed, (id) => assert.isNull(agentIdProblem(id))))
    for (const id of ['a.b', 'Com.Example.Agent', '0.0', 'a.-b', 'com.example.under_score'])
      assert.isNull(agentIdProblem(id), id)
  })

  test('has no other form', ({ assert }) => {
    const refused = [
      '',
      'a',
      'agent',
      '.a.b',
      'a.b.',
      'a..b',
      '-a.b',
      '_a.b',
      'a b.c',
      'a.b\n',
      '\na.b',
      'a.b\0',
      'a/b.c',
      'com.exämple.agent',
      'com.example.agent​',
      '../a.b',
      'a.b?',
      'a.b#c',
      'com。example',
    ]
    for (const id of refused) assert.isString(agentIdProblem(id), JSON.stringify(id))
  })

  test('is Core’s own form, with two labels', ({ assert }) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 30 }), (id) => {
        const labels = id.split('.')
        const expected =
          /^[A-Za-z0-9][A-Za-z0-9._-]*$(?!\n)/.test(id) && labels.length > 1 && !labels.includes('')
        assert.equal(
          agentIdProblem(id) === null,
          expected && !id.endsWith('\n'),
          JSON.stringify(id)
        )
      }),
      { numRuns: 2000 }
    )
  })

  test('has at most 200 bytes', ({ assert }) => {
    assert.isNull(agentIdProblem(`a.${'b'.repeat(198)}`))
    assert.isString(agentIdProblem(`a.${'b'.repeat(199)}`))
  })
})
