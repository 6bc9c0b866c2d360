import { test } from '@japa/runner'
import { securityHeaders } from '#shared/middleware/security_headers_middleware'
import { ask } from '#tests/scenarios/http'

const EXPECTED = [
  'x-content-type-options',
  'referrer-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'permissions-policy',
]

test.group('Security headers', () => {
  test('stand on every answer, whoever answers it or nobody', async ({ assert }) => {
    const asked: [string, string, number][] = [
      ['GET', '/agents', 200],
      ['GET', '/nope', 404],
      ['GET', '/health/live', 200],
      ['GET', '/assets/nope.js', 404],
      ['GET', '/registry/v1/nope', 404],
      ['POST', '/api/core/v1/verify', 401],
      ['POST', '/sign-in', 403],
      ['POST', '/agents/%00', 404],
      ...['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map(
        (method) => [method, '/nope', 404] as [string, string, number]
      ),
    ]
    for (const [method, path, status] of asked) {
      const answer = await ask(path, { method })
      assert.equal(answer.status, status, `${method} ${path}`)
      assert.containsSubset(Object.keys(answer.headers), EXPECTED, `${method} ${path}`)
      assert.equal(answer.headers['x-content-type-options'], 'nosniff')
      assert.notProperty(answer.headers, 'strict-transport-security')
    }
  })

  test('hold browsers to https where the shop has it, at every door alike', ({ assert }) => {
    const { 'Strict-Transport-Security': hsts, ...others } = securityHeaders('https://shop.example')
    assert.equal(hsts, 'max-age=15552000')
    assert.deepEqual(others, securityHeaders('http://127.0.0.1:3333'))
  })
})
