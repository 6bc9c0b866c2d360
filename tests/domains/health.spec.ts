import { test } from '@japa/runner'

test.group('Health', () => {
  test('says that the process lives, without a cookie', async ({ client, assert }) => {
    const response = await client.get('/health/live')

    response.assertStatus(200)
    response.assertBody({ status: 'ok' })
    assert.isUndefined(response.header('set-cookie'))
  })

  test('says that every part can do its work', async ({ client, assert }) => {
    const response = await client.get('/health/ready')

    response.assertStatus(200)
    const { checks } = response.body()
    assert.includeMembers(Object.keys(checks), ['database', 'storage', 'jobs'])
    for (const { ok } of Object.values<{ ok: boolean }>(checks)) assert.isTrue(ok)
  })

  test('answers an unknown machine address with a problem document', async ({ client, assert }) => {
    const response = await client.get('/api/core/v1/nothing-here')

    response.assertStatus(404)
    assert.match(response.header('content-type')!, /^application\/problem\+json/)
    assert.containsSubset(response.body(), { status: 404, code: 'not_found' })
    assert.isUndefined(response.header('set-cookie'))
  })
})
