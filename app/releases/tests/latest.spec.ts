import { test } from '@japa/runner'
import { channelOf, includes } from '#releases/channel'
import { latestOf, newestFirst } from '#releases/latest'

const release = (version: string) => ({
  version,
  channel: channelOf(version.includes('-') ? version.slice(version.indexOf('-') + 1) : ''),
})
const releases = ['1.2.0', '1.10.0', '2.0.0-beta.2', '2.0.0-rc.1', '2.0.0-alpha', '1.9.9'].map(
  release
)

test.group('The newest release', () => {
  test('is the highest by SemVer, and stable unless a channel is asked for', ({ assert }) => {
    assert.equal(latestOf(releases)?.version, '1.10.0')
    assert.equal(latestOf(releases, 'rc')?.version, '2.0.0-rc.1')
    assert.equal(latestOf(releases, 'alpha')?.version, '2.0.0-rc.1')
    assert.isUndefined(latestOf([release('1.0.0-rc.1')]))
    assert.isUndefined(latestOf([]))
  })

  test('comes first in lists', ({ assert }) => {
    const order = newestFirst(releases).map(({ version }) => version)
    assert.deepEqual(order.slice(0, 4), ['2.0.0-rc.1', '2.0.0-beta.2', '2.0.0-alpha', '1.10.0'])
  })

  test('has a channel that its pre-release names; unknown names are the least stable', ({
    assert,
  }) => {
    const channels = {
      '': 'stable',
      'rc.1': 'rc',
      'RC1': 'rc',
      'beta': 'beta',
      'dev.3': 'alpha',
      '0': 'alpha',
    }
    for (const [prerelease, channel] of Object.entries(channels))
      assert.equal(channelOf(prerelease), channel)
    assert.isTrue(includes('beta', 'rc'))
    assert.isFalse(includes('rc', 'beta'))
  })
})
