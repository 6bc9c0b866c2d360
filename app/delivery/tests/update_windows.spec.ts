import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import limiter from '@adonisjs/limiter/services/main'
import { System } from '#accounts/actor'
import { entitlementOf } from '#entitlements/queries/library_of'
import PublishRelease from '#releases/actions/publish_release'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aListing, type ListingScene } from '#tests/scenarios/catalog'
import { anEntitlement, anInstallToken, artifactPath } from '#tests/scenarios/delivery'
import { ask, bearing, json } from '#tests/scenarios/http'
import { aDraftRelease } from '#tests/scenarios/releases'

const monthsAgo = (months: number) => DateTime.now().minus({ months })

async function published(on: ListingScene, version: string, at: DateTime) {
  const scene = await aDraftRelease({ on, version })
  await new PublishRelease().handle(new System('seed'), scene.release.id, { at })
  return scene
}

/** Bought a year ago with six months of updates: 1.1.0 was the last that came in time. */
async function aClosedWindow() {
  const listing = await aListing()
  const first = await published(listing, '1.0.0', monthsAgo(13))
  const kept = await published(listing, '1.1.0', monthsAgo(7))
  const late = await published(listing, '1.2.0', monthsAgo(3))
  const buyer = await aUser()
  const entitlement = await anEntitlement(buyer, listing.listing, {
    issuedAt: monthsAgo(12),
    updatesForMonths: 6,
  })
  return { ...listing, buyer, entitlement, first, kept, late, ...(await anInstallToken(buyer)) }
}

test.group('A closed update window', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.setup(() => limiter.clear(['memory']))

  test('is told the same by every door: the library, the Core API and the download', async ({
    assert,
  }) => {
    const { listing, buyer, entitlement, token, first, kept, late } = await aClosedWindow()
    const expected = {
      '1.2.0': 'refused.after_window',
      '1.1.0': 'eligible.kept_after_window',
      '1.0.0': 'refused.older_than_kept',
    }

    const { releases, latest, state } = await entitlementOf(buyer, entitlement.id)
    const inLibrary = releases.map(({ release, verdict }) => [release.version, verdict.code])
    assert.deepEqual(Object.fromEntries(inLibrary), expected)
    assert.equal(latest!.version, '1.1.0')
    assert.equal(state.status, 'active')

    const path = `/api/core/v1/agents/${listing.agentId}/releases`
    const offers = json(await ask(path, bearing(token)))
    const inOffers = offers.releases.map(
      ({ version, reason }: { version: string; reason: { code: string } }) => [version, reason.code]
    )
    assert.deepEqual(Object.fromEntries(inOffers), expected)
    assert.equal(offers.latest, '1.1.0')

    for (const [scene, status] of [
      [kept, 200],
      [late, 403],
      [first, 403],
    ] as const)
      assert.equal((await ask(artifactPath(scene), bearing(token))).status, status)

    const verify = await ask('/api/core/v1/verify', { ...bearing(token), method: 'POST' })
    const [held] = json(verify).entitlements
    assert.deepEqual(held.eligible_versions, ['1.1.0'])
    assert.equal(held.status, 'active')
    assert.isFalse(held.policy.updates.allowed)
    assert.equal(held.policy.updates.updates_until, entitlement.updatesUntil!.toISOString())
  })
})
