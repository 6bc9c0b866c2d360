import { setTimeout as pass } from 'node:timers/promises'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import limiter from '@adonisjs/limiter/services/main'
import { DateTime } from 'luxon'
import RevokeEntitlement from '#entitlements/actions/revoke_entitlement'
import YankRelease from '#releases/actions/yank_release'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { anEntitlement, anInstallToken } from '#tests/scenarios/delivery'
import { ELIGIBILITY_STORIES, type EligibilityStory } from '#tests/scenarios/eligibility'
import type { EligibilityScene } from '#tests/scenarios/holdings'
import { ask, bearing, json } from '#tests/scenarios/http'
import { aPublishedRelease } from '#tests/scenarios/releases'
import { inDays } from '#tests/scenarios/subscriptions'

type Told = EligibilityScene & { held: { id: string }[]; token: string; asks: string }

async function tell({ releases, isFree, holds, asks }: EligibilityStory): Promise<Told> {
  const published = Object.entries(releases).map(([version, at]) => ({
    version,
    publishedAt: typeof at === 'number' ? inDays(at) : at,
  }))
  const [first, ...others] = published
  const scene = await aPublishedRelease({ ...first, ...(isFree && { plan: 'free' }) })
  for (const release of others) await aPublishedRelease({ on: scene, ...release })
  const buyer = await aUser()
  const held = (await holds?.({ ...scene, buyer })) ?? []
  const { token } = await anInstallToken(buyer)
  return { ...scene, buyer, held, token, asks }
}

const path = ({ listing, asks }: Told) => `/api/core/v1/agents/${listing.agentId}/releases/${asks}`

/** What the page of each entitlement says; of several the one that opens it speaks. */
async function inLibrary(client: ApiClient, { held, buyer, asks }: Told, at: string) {
  const codes = []
  for (const { id } of held) {
    const page = await client
      .get(`/entitlements/${id}/explanation?version=${asks}${at}`)
      .loginAs(buyer)
      .withInertia()
    codes.push((page.inertiaProps as { explanation: { code: string } }).explanation.code)
  }
  return codes.find((code) => code.startsWith('eligible')) ?? codes.at(0)
}

const atDoor = async (told: Told, at: string) =>
  json(await ask(`${path(told)}/eligibility?${at}`, bearing(told.token))).reason.code

async function onShelf({ listing, token, asks }: Told) {
  const answer = await ask(
    `/api/core/v1/agents/${listing.agentId}/releases?channel=alpha`,
    bearing(token)
  )
  const { releases } = json(answer) as { releases: { version: string; reason: { code: string } }[] }
  return releases.find(({ version }) => version === asks)?.reason.code
}

async function onDownload(told: Told) {
  const answer = await ask(`${path(told)}/artifacts/source.tar.gz`, bearing(told.token))
  return answer.status === 200 ? 'eligible' : json(answer).reason?.code
}

/** Whatever may still happen: all that is held is revoked, the version yanked, and the line bought anew. */
async function muchLater({ buyer, owner, release, listing, held }: Told) {
  const admin = await aUser({ isAdmin: true })
  const at = DateTime.now()
  for (const { id } of held)
    await new RevokeEntitlement().handle(admin, id, {
      reason: 'fraud',
      causeRef: `desk:${id}`,
      message: 'Found out later.',
      at,
    })
  if (!release.isYanked) await new YankRelease().handle(owner, release.id, { reason: 'broken' })
  await anEntitlement(buyer, listing, { major: 7 })
}

test.group('Every door gives the same verdict on', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.setup(() => limiter.clear(['memory']))

  for (const story of ELIGIBILITY_STORIES)
    test(`${story.tells}: ${story.says}, then and when asked later about then`, async ({
      client,
      assert,
    }) => {
      const told = await tell(story)
      const held = told.held.length > 0
      if (held) assert.equal(await inLibrary(client, told, ''), story.says, 'library')
      assert.equal(await onShelf(told), story.says, 'releases')
      assert.equal(await atDoor(told, ''), story.says, 'explained')
      const isOpen = story.says.startsWith('eligible')
      assert.equal(await onDownload(told), isOpen ? 'eligible' : story.says, 'download')

      const then = `&at=${encodeURIComponent(new Date().toISOString())}`
      await pass(20)
      await muchLater(await refreshed(told))
      if (held) assert.notEqual(await inLibrary(client, told, ''), 'eligible.major_line')
      if (held) assert.equal(await inLibrary(client, told, then), story.says, 'library, then')
      assert.equal(await atDoor(told, then), story.says, 'explained, then')
    })
})

const refreshed = async (told: Told) => ({ ...told, release: await told.release.refresh() })
