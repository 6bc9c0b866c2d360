import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import Release from '#releases/models/release'
import DiscardDraft from '#releases/actions/discard_draft'
import PublishRelease from '#releases/actions/publish_release'
import UploadRelease from '#releases/actions/upload_release'
import { cleanDatabase, rowCount } from '#tests/database'
import { aListing } from '#tests/scenarios/catalog'
import { aTarball, aZip } from '#tests/scenarios/archives'
import { aDraftRelease, aPublishedRelease, keptFiles, withFile } from '#tests/scenarios/releases'

const other = { files: { 'OTHER.md': 'other bytes' } }

test.group('A version', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('gives the same draft when the same bytes come again', async ({ assert }) => {
    const scene = await aDraftRelease()
    const again = await aDraftRelease({ on: scene, archive: scene.archive })

    assert.equal(again.release.id, scene.release.id)
    assert.lengthOf(await Release.query().where('listingId', scene.listing.id), 1)
    assert.equal(await rowCount('audit_events', { action: 'release.uploaded' }), 1)
  })

  test('is not replaced by other bytes, nor by another format', async ({ assert }) => {
    const scene = await aDraftRelease()
    const { agentId } = scene.listing
    const before = await keptFiles()

    await assert.rejects(() => aDraftRelease({ on: scene, ...other }), /exists already/)
    const zip = await aZip({ agentId, version: '1.0.0' })
    await assert.rejects(
      () =>
        withFile(zip, (filePath) =>
          new UploadRelease().handle(scene.owner, scene.listing.id, {
            ...{ version: '1.0.0', notes: '', fileName: 'agent.zip', filePath },
          })
        ),
      /exists already/
    )
    assert.deepEqual(await keptFiles(), before)
    const release = await Release.query().preload('artifacts').firstOrFail()
    assert.equal(release.source.sha256, scene.release.checkReport.sha256)
  })

  for (const [first, second] of [
    ['1.0.0+a', '1.0.0+b'],
    ['1.0.0', '1.0.0+a'],
    ['1.0.0-rc.1', '1.0.0-RC.1'],
  ])
    test(`${second} is the same as ${first}`, async ({ assert }) => {
      const scene = await aDraftRelease({ version: first })

      await assert.rejects(() => aDraftRelease({ on: scene, version: second }), /exists already/)
      assert.lengthOf(await Release.query().where('listingId', scene.listing.id), 1)
    })

  test('belongs to its listing alone', async ({ assert }) => {
    await aDraftRelease()
    const { release } = await aDraftRelease()
    assert.equal(release.version, '1.0.0')
  })

  test('is free again when its draft was discarded, and taken for ever once published', async ({
    assert,
    db,
  }) => {
    const scene = await aDraftRelease()
    await new DiscardDraft().handle(scene.owner, scene.release.id)
    await db.assertHas('audit_events', { action: 'release.discarded' })

    const again = await aDraftRelease({ on: scene, ...other })
    await new PublishRelease().handle(again.owner, again.release.id)
    await assert.rejects(() => new DiscardDraft().handle(again.owner, again.release.id), /never/)
    await assert.rejects(() => aDraftRelease({ on: scene, archive: again.archive }), /exists/)
  })

  test('that is published stays as it was when the same bytes come again', async ({ assert }) => {
    const scene = await aPublishedRelease()
    await assert.rejects(() => aDraftRelease({ on: scene, archive: scene.archive }), /exists/)
  })
})

test.group('Twenty uploads of one version at once', (group) => {
  group.each.setup(() => cleanDatabase())

  test('make one release, whose blob is the one that is kept', async ({ assert }) => {
    const scene = await aListing()
    const { agentId } = scene.listing
    const before = await keptFiles()
    const archives = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        aTarball({ agentId, version: '1.0.0', files: { 'n.txt': String(index % 10) } })
      )
    )

    const outcomes = await Promise.allSettled(
      archives.map((archive) => aDraftRelease({ on: scene, archive }))
    )

    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled')
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected')
    assert.isAtMost(won.length, 2)
    for (const { reason } of lost) assert.match(String(reason), /exists already/)
    const releases = await Release.query().preload('artifacts')
    assert.lengthOf(releases, 1)
    const blobs = (await keptFiles()).filter((name) => !before.includes(name))
    assert.deepEqual(blobs, [releases[0].source.sha256])
  }).timeout(120_000)
})
