import { test } from '@japa/runner'
import fc from 'fast-check'
import { networkOf } from '#shared/network_of'

test.group('The network of an address', () => {
  test('is the address itself, or its /64', ({ assert }) => {
    assert.equal(networkOf('203.0.113.9'), '203.0.113.9')
    assert.equal(networkOf('::ffff:203.0.113.9'), '203.0.113.9')
    assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64')
    assert.equal(networkOf('2001:0DB8:0001:0002::9'), '2001:db8:1:2::/64')
    assert.equal(networkOf('2001:db8::9'), '2001:db8:0:0::/64')
    assert.equal(networkOf('::1'), '0:0:0:0::/64')
    assert.equal(networkOf('fe80::1%eth0'), 'fe80:0:0:0::/64')
    assert.equal(networkOf('64:ff9b::203.0.113.9'), '64:ff9b:0:0::/64')
  })

  test('is one however the address is written', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 }), (groups) => {
        const long = groups.map((group) => group.toString(16).padStart(4, '0')).join(':')
        const short = new URL(`http://[${long}]`).hostname.slice(1, -1)
        const isMapped = groups.slice(0, 5).every((group) => group === 0)
        return isMapped || networkOf(long) === networkOf(short.toUpperCase())
      })
    )
  })
})
