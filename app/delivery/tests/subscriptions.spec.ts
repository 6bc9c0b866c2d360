import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import limiter from '@adonisjs/limiter/services/main'
import { System } from '#accounts/actor'
import { entitlementOf } from '#entitlements/queries/library_of'
import PublishRelease from '#releases/actions/publish_release'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aListing, type ListingScene } from '#tests/scenarios/catalog'
import { anInstallToken, artifactPath } from '#tests/scenarios/delivery'
import { ask, bearing, json } from '#tests/scenarios/http'
import { aDraftRelease } from '#tests/scenarios/releases'
import { aStory, inDays, paid, told } from '#tests/scenarios/subscriptions'

async function published(on: ListingScene, version: string, daysAgo: number) {
  const scene = await aDraftRelease({ on, version })
  const at = DateTime.now().minus({ days: daysAgo })
  await new PublishRelease().handle(new System('seed'), scene.release.id, { at })
  return scene
}

test.group('A subscription', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.setup(() => limiter.clear(['memory']))

  test('is told the same by every door, when it has ended and when it is back', async ({
    assert,
  }) => {
    const scene = await aListing()
    const agents = [
      await published(scene, '1.0.0', 50),
      await published(scene, '2.0.0', 25),
      await published(scene, '2.1.0', 5),
    ]
    const buyer = await aUser()
    const { token } = await anInstallToken(buyer)
    const story = aStory(buyer, scene.listing, { periods: [paid(-60, -10)], endedAt: inDays(-10) })
    const { id } = await told(story)

    const everyDoor = async () => {
      const { releases, state } = await entitlementOf(buyer, id)
      const library = releases.map(({ release, verdict }) => [release.version, verdict.code])
      const path = `/api/core/v1/agents/${scene.listing.agentId}/releases`
      const offers = json(await ask(path, bearing(token))).releases as {
        version: string
        reason: { code: string }
      }[]
      assert.deepEqual(
        offers.map(({ version, reason }) => [version, reason.code]),
        library
      )
      const downloads = []
      for (const agent of agents) {
        const { status } = await ask(artifactPath(agent), bearing(token))
        if (status === 200) downloads.unshift(agent.release.version)
      }
      const answer = await ask('/api/core/v1/verify', { ...bearing(token), method: 'POST' })
      const [held] = json(answer).entitlements
      assert.deepEqual(held.eligible_versions, downloads)
      assert.equal(held.status, state.status)
      return { verdicts: Object.fromEntries(library), held }
    }

    const ended = await everyDoor()
    assert.deepEqual(ended.verdicts, {
      '2.1.0': 'refused.after_subscription',
      '2.0.0': 'eligible.kept_after_subscription',
      '1.0.0': 'refused.older_than_kept',
    })
    assert.deepInclude(ended.held, { kind: 'subscription', core_status: 'canceled' })
    assert.deepEqual(ended.held.policy.updates, {
      allowed: false,
      updates_until: story.periods[0].endsAt.toJSDate().toISOString(),
      major_range: 'any',
    })

    await told({ ...story, endedAt: null, periods: [...story.periods, paid(-10, 20)] })
    const back = await everyDoor()
    assert.deepEqual(back.held.eligible_versions, ['2.1.0', '2.0.0', '1.0.0'])
    assert.isTrue(back.held.policy.updates.allowed)

    const since = inDays(-1)
    const overdue = [{ since, graceEndsAt: since.plus({ days: 7 }), until: null }]
    await told({ ...story, endedAt: null, overdue })
    const late = await everyDoor()
    assert.equal(late.held.status, 'past_due')
    assert.equal(late.verdicts['2.1.0'], 'eligible.subscription_grace')
  })
})
