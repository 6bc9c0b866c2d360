import { test } from '@japa/runner'
import { settingsProblems } from '#start/settings'
import { proxyProblems, trustedProxies } from '#start/trusted_proxies'

test.group('Trusted proxies', () => {
  test('are nobody unless they are named', ({ assert }) => {
    for (const list of [undefined, '', ' , '])
      for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.0.0.1', ''])
        assert.isFalse(trustedProxies(list)(address))
  })

  test('are the same ones on a socket for both families', ({ assert }) => {
    const isTrusted = trustedProxies('10.0.0.1, 2001:db8::9')
    for (const address of ['10.0.0.1', '::ffff:10.0.0.1', '::FFFF:10.0.0.1', '2001:0db8:0::9'])
      assert.isTrue(isTrusted(address), address)
    for (const address of ['10.0.0.2', '::ffff:10.0.0.2', '2001:db8::8', '::1', 'proxy'])
      assert.isFalse(isTrusted(address), address)
    assert.isTrue(trustedProxies('::ffff:10.0.0.1')('10.0.0.1'))
  })

  test('may be networks', ({ assert }) => {
    const isTrusted = trustedProxies('172.16.0.0/12,fd00::/8')
    for (const address of ['172.16.0.1', '172.31.255.255', '::ffff:172.20.1.1', 'fd12::1'])
      assert.isTrue(isTrusted(address), address)
    for (const address of ['172.32.0.1', '171.255.255.255', 'fe80::1%eth0'])
      assert.isFalse(isTrusted(address), address)
  })

  test('are refused with a sentence when they cannot be read', ({ assert }) => {
    assert.isEmpty(proxyProblems('10.0.0.1, 10.0.0.0/8 ,::1,fd00::/8'))
    const bad = ['proxy', '10.0.0.0/33', '10.0.0/8', 'fd00::/129', '10.0.0.1/', '10.0.0.1/8/8']
    const problems = proxyProblems(bad.join())
    assert.lengthOf(problems, bad.length)
    for (const [at, problem] of problems.entries()) {
      assert.match(problem, /^TRUSTED_PROXIES must .+\.$/)
      assert.include(problem, `"${bad[at]}"`)
    }
    const settings = { APP_URL: 'http://127.0.0.1:3333', TRUSTED_PROXIES: 'proxy' }
    assert.includeMembers(settingsProblems(settings), proxyProblems('proxy'))
  })
})
