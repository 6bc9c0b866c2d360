import { test } from '@japa/runner'
import limiter from '@adonisjs/limiter/services/main'
import YankRelease from '#releases/actions/yank_release'
import { cleanDatabase } from '#tests/database'
import { aBuyerWithToken, type BuyerScene } from '#tests/scenarios/delivery'
import { ask, bearing, json } from '#tests/scenarios/http'
import { aPublishedRelease } from '#tests/scenarios/releases'

/** What each version asks for; the buyer has all of 1.x. */
const LINE: [version: string, permissions: string[]][] = [
  ['1.1.0', ['filesystem:read:~/Code/src/**', 'filesystem:read:~/Code/**']],
  ['1.2.0', ['filesystem:read:~/Code/src/*.md']],
  ['1.3.0-rc.1', ['filesystem:read:~/Code/**']],
  ['1.4.0', ['filesystem:read:~/Code/src/*.md', 'network:egress:api.example.test']],
  ['2.0.0', []],
]

async function aLine() {
  const scene = await aBuyerWithToken({ permissions: ['filesystem:read:~/Code/**'] })
  for (const [version, permissions] of LINE)
    await aPublishedRelease({ on: scene, version, permissions })
  return scene
}

const updates = async ({ listing, token }: BuyerScene, query: string) =>
  json(await ask(`/api/core/v1/agents/${listing.agentId}/releases?${query}`, bearing(token)))

test.group('The update answer', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.setup(() => limiter.clear(['memory']))

  test('says of every version whether it may do more than the installed one, and why', async ({
    assert,
  }) => {
    const body = await updates(await aLine(), 'installed=1.0.0')
    const verdicts = body.releases.map(
      ({ version, permission_delta: delta }: { version: string; permission_delta: object }) => [
        version,
        (delta as { verdict: string }).verdict,
      ]
    )
    assert.deepEqual(verdicts, [
      ['2.0.0', 'narrowed'],
      ['1.4.0', 'widened'],
      ['1.2.0', 'narrowed'],
      ['1.1.0', 'same'],
      ['1.0.0', 'same'],
    ])
    assert.deepEqual(body.releases[1].permission_delta, {
      since: '1.0.0',
      verdict: 'widened',
      changes: [
        {
          permission: 'network:egress:api.example.test',
          verdict: 'widened',
          reason: {
            code: 'new_kind',
            message: 'Nothing of the kind network:egress was asked for before.',
          },
          compared_with: null,
        },
        {
          permission: 'filesystem:read:~/Code/src/*.md',
          verdict: 'narrowed',
          reason: {
            code: 'within',
            message: 'It lies within filesystem:read:~/Code/**, which was asked for before.',
          },
          compared_with: 'filesystem:read:~/Code/**',
        },
        {
          permission: 'filesystem:read:~/Code/**',
          verdict: 'narrowed',
          reason: { code: 'dropped', message: 'It is not asked for any more.' },
          compared_with: null,
        },
      ],
    })
  })

  test('names the newest eligible version that may do no more, beside the newest', async ({
    assert,
  }) => {
    const scene = await aLine()
    const named = async (query: string) => {
      const { latest, latest_same_authority: same } = await updates(scene, query)
      return [latest, same]
    }
    assert.deepEqual(await named('installed=1.0.0'), ['1.4.0', '1.2.0'])
    assert.deepEqual(await named('installed=1.0.0%2Bbuild.7'), ['1.4.0', '1.2.0'])
    assert.deepEqual(await named('installed=1.2.0'), ['1.4.0', '1.2.0'])
    assert.deepEqual(await named('installed=1.4.0'), ['1.4.0', '1.4.0'])
    assert.deepEqual(await named('installed=1.0.0&channel=rc'), ['1.4.0', '1.3.0-rc.1'])
    assert.deepEqual(await named('installed=1.2.0&range=1.1.x'), ['1.1.0', null])
    assert.deepEqual(await named('installed=1.0.0&range=1.4.x'), ['1.4.0', null])

    const bad = await aPublishedRelease({ on: scene, version: '1.5.0', permissions: [] })
    assert.deepEqual(await named('installed=1.0.0'), ['1.5.0', '1.5.0'])
    await new YankRelease().handle(scene.owner, bad.release.id, { reason: 'broken' })
    assert.deepEqual(await named('installed=1.0.0'), ['1.4.0', '1.2.0'])
  })

  test('compares with nothing when nobody knows what is installed', async ({ assert }) => {
    const scene = await aLine()
    for (const query of ['', 'installed=0.9.0']) {
      const body = await updates(scene, query)
      assert.isNull(body.latest_same_authority)
      assert.isNull(body.releases[0].permission_delta)
    }
    for (const query of ['installed=new', 'installed=', 'installed[]=1.0.0', 'installed[a]=1'])
      assert.equal((await updates(scene, query)).code, 'version_not_understood', query)
  })
})
