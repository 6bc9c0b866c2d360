import { test } from '@japa/runner'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import testUtils from '@adonisjs/core/services/test_utils'
import env from '#start/env'
import Release from '#releases/models/release'
import { rowCount } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aListing } from '#tests/scenarios/catalog'
import { aPublisher } from '#tests/scenarios/publishers'
import { aManifest, aTarball, aZip } from '#tests/scenarios/archives'
import { keptFiles } from '#tests/scenarios/releases'
import { uploadTo } from '#tests/scenarios/uploads'

test.group('Uploading a release', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(async () => {
    await rm(join(env.get('DATA_DIR'), 'artifacts'), { recursive: true, force: true })
  })

  test('makes a draft, one blob and one audit event, and keeps the manifest to the byte', async ({
    client,
    assert,
    db: rows,
  }) => {
    const { listing, owner } = await aListing()
    const traits = { agentId: listing.agentId, version: '1.0.0' }
    const archive = await aTarball(traits)

    const response = await uploadTo(client, listing, owner, archive)

    response.assertStatus(201)
    const release = await Release.query().preload('artifacts').firstOrFail()
    assert.equal(release.state, 'draft')
    assert.equal(release.manifest.toString(), aManifest(traits))
    assert.deepEqual(await keptFiles(), [release.source.sha256])
    assert.equal(release.source.sizeBytes, archive.length)
    assert.equal(response.body().sha256, release.source.sha256)
    await rows.assertHas('audit_events', {
      action: 'release.uploaded',
      actor: `user:${owner.id}`,
      publisher_id: listing.publisherId,
    })
    assert.isNull((await listing.refresh()).latestVersion)
  })

  test('takes a zip just as well', async ({ client, assert }) => {
    const { listing, owner } = await aListing()
    const archive = await aZip({ agentId: listing.agentId, version: '1.0.0' })

    const response = await uploadTo(client, listing, owner, archive, { fileName: 'agent.zip' })

    response.assertStatus(201)
    assert.equal(response.body().format, 'zip')
  })

  test('shows the draft to a person who used the form', async ({ client, assert }) => {
    const { listing, owner } = await aListing()
    const archive = await aTarball({ agentId: listing.agentId, version: '1.0.0' })

    const response = await uploadTo(client, listing, owner, archive)
      .header('Accept', 'text/html')
      .redirects(0)

    const release = await Release.firstOrFail()
    response.assertStatus(302)
    assert.equal(response.header('location'), `/studio/releases/${release.id}`)
  })

  const refused: Record<string, (agentId: string) => Promise<{ archive: Buffer; code: string }>> = {
    'the manifest of another agent': async () => ({
      archive: await aTarball({ agentId: 'com.example.somebody-else', version: '1.0.0' }),
      code: 'manifest.id_mismatch',
    }),
    'the manifest of another version': async (agentId) => ({
      archive: await aTarball({ agentId, version: '1.0.1' }),
      code: 'manifest.version_mismatch',
    }),
    'a second manifest deeper down': async (agentId) => ({
      archive: await aTarball({
        agentId,
        version: '1.0.0',
        files: { 'deep/down/OpenSentience.Agent.json': '{}' },
      }),
      code: 'manifest.nested',
    }),
    'a path that leaves the folder': async (agentId) => ({
      archive: await aTarball({ agentId, version: '1.0.0', files: { '../evil.sh': 'x' } }),
      code: 'path.traversal',
    }),
    'half an archive': async (agentId) => ({
      archive: (await aTarball({ agentId, version: '1.0.0' })).subarray(0, 200),
      code: 'gzip.truncated',
    }),
    'a zip that says it is a tar': async (agentId) => ({
      archive: await aZip({ agentId, version: '1.0.0' }),
      code: 'format',
    }),
    'a text file': async () => ({ archive: Buffer.from('hello'), code: 'format' }),
  }
  for (const [what, build] of Object.entries(refused))
    test(`refuses ${what} by its code, and leaves nothing`, async ({ client, assert }) => {
      const { listing, owner } = await aListing()
      const { archive, code } = await build(listing.agentId)
      const audited = await rowCount('audit_events')

      const response = await uploadTo(client, listing, owner, archive)

      response.assertStatus(422)
      assert.equal(response.header('content-type'), 'application/problem+json')
      const { code: problem, findings } = response.body()
      assert.equal(problem, 'archive_refused')
      assert.equal(findings[0].code, code)
      assert.isString(findings[0].hint)
      assert.deepEqual(await keptFiles(), [])
      assert.equal((await rowCount('releases')) + (await rowCount('artifacts')), 0)
      assert.equal(await rowCount('audit_events'), audited)

      const good = await aTarball({ agentId: listing.agentId, version: '1.0.0' })
      const again = await uploadTo(client, listing, owner, good)
      again.assertStatus(201)
    })

  test('brings the check report back to the form', async ({ client, assert }) => {
    const { listing, owner } = await aListing()
    const archive = await aTarball({ agentId: listing.agentId, version: '2.0.0' })
    const form = `/studio/listings/${listing.id}/releases/new`

    const response = await uploadTo(client, listing, owner, archive)
      .header('Accept', 'text/html')
      .header('Referer', `http://${env.get('HOST')}:${env.get('PORT')}${form}`)
      .redirects(0)

    response.assertStatus(302)
    const { refusal, inputErrorsBag } = response.flashMessages() as {
      refusal: { findings: { code: string }[] }
      inputErrorsBag: { archive: string[] }
    }
    assert.equal(refusal.findings[0].code, 'manifest.version_mismatch')
    assert.isString(inputErrorsBag.archive[0])
  })

  test('is nobody else’s business', async ({ client, assert }) => {
    const { listing, owner } = await aListing()
    const archive = await aTarball({ agentId: listing.agentId, version: '1.0.0' })
    const others = [await aUser(), await aUser({ isAdmin: true }), (await aPublisher()).owner]

    for (const other of others) {
      const response = await uploadTo(client, listing, other, archive)
      response.assertStatus(404)
    }
    const withoutToken = await client
      .post(`/studio/listings/${listing.id}/releases`)
      .accept('json')
      .loginAs(owner)
      .field('version', '1.0.0')
      .file('archive', archive, { filename: 'agent.tar.gz' })
    withoutToken.assertStatus(403)
    const stranger = await client
      .post(`/studio/listings/${listing.id}/releases`)
      .withCsrfToken()
      .file('archive', archive, { filename: 'agent.tar.gz' })
      .redirects(0)
    stranger.assertStatus(302)
    assert.match(stranger.header('location')!, /sign-in/)
    assert.deepEqual(await keptFiles(), [])
    assert.equal(await rowCount('releases'), 0)
  })
})
