import { test } from '@japa/runner'
import { gunzipSync } from 'node:zlib'
import { appUrl } from '#config/app'
import { System } from '#accounts/actor'
import GiveBadge from '#catalog/actions/give_badge'
import RestoreListing from '#catalog/actions/restore_listing'
import TakeDownListing from '#catalog/actions/take_down_listing'
import DisablePayouts from '#publishers/actions/disable_payouts'
import YankRelease from '#releases/actions/yank_release'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { ask, json } from '#tests/scenarios/http'
import { queriesDuring, withoutDatabase } from '#tests/scenarios/queries'
import { aDraftRelease, aPublishedRelease } from '#tests/scenarios/releases'

const index = (headers: Record<string, string> = {}) => ask('/registry/v1/index.json', { headers })
const entry = (agentId: string, headers: Record<string, string> = {}) =>
  ask(`/registry/v1/agents/${agentId}.json`, { headers })
const idsOf = async () => json(await index()).agents.map(({ id }: { id: string }) => id)

test.group('The registry', (group) => {
  group.each.setup(() => cleanDatabase())

  test('lists what is on offer, and nothing else', async ({ assert }) => {
    const scene = await aPublishedRelease()
    const free = await aPublishedRelease({ plan: 'free' })
    await aDraftRelease()

    const { agents, schema_version: version } = json(await index())
    assert.equal(version, 1)
    assert.lengthOf(agents, 2)
    const one = agents.find(({ id }: { id: string }) => id === scene.listing.agentId)
    assert.deepInclude(one, {
      display: { name: scene.listing.name, summary: scene.listing.summary, tags: ['code-review'] },
      publisher: { name: 'Harbour Tools' },
      latest_version: '1.0.0',
      commercial: { requires_entitlement: true },
      verification: { level: 1 },
      url: `${appUrl}/registry/v1/agents/${scene.listing.agentId}.json`,
    })
    const other = agents.find(({ id }: { id: string }) => id === free.listing.agentId)
    assert.isFalse(other.commercial.requires_entitlement)
  })

  test('says of an agent what Core expects', async ({ assert }) => {
    const scene = await aPublishedRelease({ minCoreVersion: '0.4.0' })
    const { release, listing, plan } = scene
    const body = json(await entry(listing.agentId))
    const { versions, updated_at: updatedAt, ...rest } = body
    assert.isFalse(Number.isNaN(Date.parse(updatedAt)))
    assert.deepEqual(rest, {
      schema_version: 1,
      id: listing.agentId,
      git_url: `${appUrl}/git/${listing.agentId}.git`,
      default_ref: 'main',
      manifest_path: 'opensentience.agent.json',
      display: { name: listing.name, summary: listing.summary, tags: ['code-review'] },
      expected: { manifest_hash: `sha256:${release.manifestSha256}`, source_commit: null },
      publisher: {
        name: 'Harbour Tools',
        website: null,
        contact: null,
        repository_owner: 'lantern',
      },
      keywords: ['code-review'],
      integration_points: ['git'],
      deprecated: false,
      replacement_id: null,
      commercial: {
        requires_entitlement: true,
        entitlement_provider: 'fleetprompt_marketplace',
        product_sku: listing.agentId,
        plan_id: plan!.id,
        update_policy_summary:
          'Pay once: every 1.x version, for ever. A later major version is a separate purchase.',
        source_available: true,
        docs_url: null,
      },
      verification: { level: 1 },
      listing_url: `${appUrl}/agents/${listing.agentId}`,
      latest_version: '1.0.0',
    })
    assert.lengthOf(versions, 1)
    assert.deepInclude(versions[0], {
      version: '1.0.0',
      channel: 'stable',
      yanked_at: null,
      manifest_hash: `sha256:${release.manifestSha256}`,
      permissions_hash: release.permissionsHash,
      requested_permissions_hash: release.requestedPermissionsHash,
      permissions: release.permissions,
      min_core_version: '0.4.0',
    })
    assert.equal(versions[0].artifacts[0].sha256, release.checkReport.sha256)
  })

  test('shows every change in the very next request', async ({ assert }) => {
    const admin = await aUser({ isAdmin: true })
    const scene = await aPublishedRelease()
    const { agentId, id } = scene.listing
    assert.deepEqual(await idsOf(), [agentId])

    const next = await aPublishedRelease({ on: scene, version: '1.1.0' })
    assert.equal(json(await entry(agentId)).latest_version, '1.1.0')

    await new YankRelease().handle(scene.owner, next.release.id, { reason: 'broken' })
    const yanked = json(await entry(agentId))
    assert.equal(yanked.latest_version, '1.0.0')
    assert.equal(yanked.expected.manifest_hash, `sha256:${scene.release.manifestSha256}`)
    assert.isString(yanked.versions[0].yanked_at)

    await new GiveBadge().handle(admin, id, 'verified')
    assert.equal(json(await entry(agentId)).verification.level, 2)
    await new GiveBadge().handle(admin, id, null)
    await new DisablePayouts().handle(new System('stripe'), scene.listing.publisherId)
    assert.equal(json(await entry(agentId)).verification.level, 0)

    await new TakeDownListing().handle(admin, id, 'Malware.')
    assert.deepEqual(await idsOf(), [])
    assert.equal((await entry(agentId)).status, 404)
    await new RestoreListing().handle(admin, id, 'Mended.')
    assert.equal((await entry(agentId)).status, 200)
  })

  test('asks the database only after a change, and sets no cookie', async ({ assert }) => {
    const { listing } = await aPublishedRelease()
    await index()
    await entry(listing.agentId)
    const queries = await queriesDuring(async () => {
      for (const answer of [
        await index(),
        await entry(listing.agentId),
        await index({ 'if-none-match': '*' }),
        await entry('com.example.unknown'),
      ])
        assert.notProperty(answer.headers, 'set-cookie')
    })
    assert.deepEqual(queries, [])
  })

  test('serves what it has when the database is away', async ({ assert }) => {
    const { listing } = await aPublishedRelease()
    const before = [await index(), await entry(listing.agentId)]
    await withoutDatabase(async () => {
      const meanwhile = [await index(), await entry(listing.agentId)]
      for (const [at, answer] of meanwhile.entries())
        assert.isTrue(answer.body.equals(before[at].body))
    })
  })

  test('sends nothing that is known already', async ({ assert }) => {
    await aPublishedRelease()
    const first = await index()
    assert.equal(first.headers['cache-control'], 'public, max-age=60')
    assert.equal(first.headers['content-type'], 'application/json; charset=utf-8')
    const etag = first.headers.etag!
    assert.match(etag, /^"[\w-]+"$/)
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const answer = await index({ 'if-none-match': known })
      assert.equal(answer.status, 304, known)
      assert.equal(answer.headers.etag, etag)
      assert.lengthOf(answer.body, 0)
    }
    assert.equal((await index({ 'if-none-match': '"other"' })).status, 200)

    await aPublishedRelease()
    assert.equal((await index({ 'if-none-match': etag })).status, 200)
  })

  test('compresses for those who ask for it, under an ETag of its own', async ({ assert }) => {
    await aPublishedRelease()
    const plain = await index()
    for (const accept of ['gzip', 'br, gzip;q=0.5', '*', 'GZIP']) {
      const { headers, body } = await index({ 'accept-encoding': accept })
      assert.equal(headers['content-encoding'], 'gzip', accept)
      assert.equal(headers.vary, 'Accept-Encoding')
      assert.notEqual(headers.etag, plain.headers.etag)
      assert.isTrue(gunzipSync(body).equals(plain.body))
      const known = { 'accept-encoding': accept, 'if-none-match': headers.etag! }
      assert.equal((await index(known)).status, 304)
    }
    for (const accept of ['identity', 'gzip;q=0', '*;q=0, br', 'gzipped', '']) {
      const { headers } = await index({ 'accept-encoding': accept })
      assert.notProperty(headers, 'content-encoding', accept)
      assert.equal(headers.vary, 'Accept-Encoding')
    }
  })

  test('answers HEAD with the same headers and no body', async ({ assert }) => {
    await aPublishedRelease()
    const [get, head] = [await index(), await ask('/registry/v1/index.json', { method: 'HEAD' })]
    assert.lengthOf(head.body, 0)
    for (const name of ['etag', 'content-length', 'content-type', 'cache-control'])
      assert.equal(head.headers[name], get.headers[name], name)
  })

  test('knows agents by their exact names only', async ({ assert }) => {
    const { listing } = await aPublishedRelease()
    const others = [listing.agentId.toUpperCase(), `${listing.agentId}.`, '..%2findex', '%00', 'x']
    for (const other of others) {
      const answer = await entry(other)
      assert.equal(answer.status, 404, other)
      assert.equal(json(answer).code, 'not_found')
    }
    assert.equal((await ask(`/registry/v1/agents/${listing.agentId}`)).status, 404)
  })
})
