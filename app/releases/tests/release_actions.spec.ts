import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import testUtils from '@adonisjs/core/services/test_utils'
import type { Actor } from '#accounts/actor'
import { Anonymous, System, TokenBearer } from '#accounts/actor'
import DiscardDraft from '#releases/actions/discard_draft'
import PublishRelease from '#releases/actions/publish_release'
import UploadRelease from '#releases/actions/upload_release'
import YankRelease from '#releases/actions/yank_release'
import { rowCount } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aPublisher } from '#tests/scenarios/publishers'
import { aDraftRelease, aPublishedRelease, withFile } from '#tests/scenarios/releases'

type Who =
  'owner' | 'buyer' | 'other publisher' | 'admin' | 'guest' | 'own token' | 'seed' | 'stripe'

const EVERYBODY: Who[] = [
  'owner',
  'buyer',
  'other publisher',
  'admin',
  'guest',
  'own token',
  'seed',
  'stripe',
]

async function actorFor(who: Who, owner: Actor & { id: string }): Promise<Actor> {
  const people: Record<Who, () => Promise<Actor> | Actor> = {
    'owner': () => owner,
    'buyer': () => aUser(),
    'other publisher': async () => (await aPublisher()).owner,
    'admin': () => aUser({ isAdmin: true }),
    'guest': () => new Anonymous(),
    'own token': () => new TokenBearer('t', owner.id, null),
    'seed': () => new System('seed'),
    'stripe': () => new System('stripe'),
  }
  return people[who]()
}

const deeds = {
  upload: {
    allowed: ['owner'],
    scene: () => aDraftRelease(),
    act: (actor: Actor, { listing, archive }: Awaited<ReturnType<typeof aDraftRelease>>) =>
      withFile(archive, (filePath) =>
        new UploadRelease().handle(actor, listing.id, {
          ...{ version: '1.0.0', notes: '', fileName: 'a.tar.gz', filePath },
        })
      ),
  },
  publish: {
    allowed: ['owner', 'seed'],
    scene: () => aDraftRelease(),
    act: (actor: Actor, { release }: { release: { id: string } }) =>
      new PublishRelease().handle(actor, release.id),
  },
  yank: {
    allowed: ['owner', 'admin'],
    scene: () => aPublishedRelease(),
    act: (actor: Actor, { release }: { release: { id: string } }) =>
      new YankRelease().handle(actor, release.id, { reason: 'broken' }),
  },
  discard: {
    allowed: ['owner'],
    scene: () => aDraftRelease(),
    act: (actor: Actor, { release }: { release: { id: string } }) =>
      new DiscardDraft().handle(actor, release.id),
  },
} as const

test.group('Release policies', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  for (const [deed, { allowed, scene, act }] of Object.entries(deeds))
    test(`let ${allowed.join(' and ')} ${deed}, and nobody else`, async ({ assert }) => {
      const built = await scene()
      for (const who of EVERYBODY.filter((one) => !(allowed as readonly string[]).includes(one))) {
        const actor = await actorFor(who, built.owner)
        const before = await rowCount('audit_events')
        const refusal = await act(actor, built).catch((error) => error)
        assert.equal(refusal.response?.status, 404, who)
        assert.equal(await rowCount('audit_events'), before, who)
      }
      for (const who of allowed) {
        const own = await scene()
        await act(await actorFor(who, own.owner), own)
      }
    }).timeout(120_000)
})

test.group('Publishing a release', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('tells the catalogue, leaves an audit event and happens once', async ({ assert, db }) => {
    const { release, owner, listing } = await aDraftRelease({
      permissions: ['network:egress:api.example.test', 'filesystem:read:~/Code/**'],
    })

    const published = await new PublishRelease().handle(owner, release.id)

    assert.isTrue(published.isPublished)
    await listing.refresh()
    assert.equal(listing.latestVersion, '1.0.0')
    assert.deepEqual(listing.permissionDomains, ['filesystem', 'network'])
    await db.assertHas('audit_events', { action: 'release.published', actor: owner.label })
    await assert.rejects(() => new PublishRelease().handle(owner, release.id), /never changes/)
    assert.equal(await rowCount('audit_events', { action: 'release.published' }), 1)
  })

  test('never makes a pre-release or an older version the latest', async ({ assert }) => {
    const scene = await aPublishedRelease({ version: '1.10.0' })
    await aPublishedRelease({ on: scene, version: '1.9.0' })
    await aPublishedRelease({ on: scene, version: '2.0.0-rc.1' })

    assert.equal((await scene.listing.refresh()).latestVersion, '1.10.0')
  })

  test('happens now, whatever a publisher says; only a seed tells a past', async ({ assert }) => {
    const at = DateTime.utc(2025, 3, 1)
    const own = await aDraftRelease()
    const seeded = await aDraftRelease()

    const now = await new PublishRelease().handle(own.owner, own.release.id, { at })
    const then = await new PublishRelease().handle(new System('seed'), seeded.release.id, { at })

    assert.isBelow(Math.abs(now.publishedAt!.diffNow().as('minutes')), 1)
    assert.equal(then.publishedAt!.toMillis(), at.toMillis())
  })
})

test.group('Yanking a release', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('makes the one before it the latest, and keeps everything else', async ({ assert, db }) => {
    const scene = await aPublishedRelease({ version: '1.0.0' })
    const { release } = await aPublishedRelease({ on: scene, version: '1.1.0' })

    await new YankRelease().handle(scene.owner, release.id, { reason: 'security', message: 'CVE' })

    assert.equal((await scene.listing.refresh()).latestVersion, '1.0.0')
    assert.equal((await release.refresh()).state, 'yanked')
    assert.equal(release.yankReason, 'security')
    await db.assertHas('audit_events', { action: 'release.yanked' })
    const again = new YankRelease().handle(scene.owner, release.id, { reason: 'other' })
    await assert.rejects(() => again, /yanked already/)
  })

  test('of the only release leaves nothing on offer', async ({ assert }) => {
    const { listing, release, owner } = await aPublishedRelease()
    await new YankRelease().handle(owner, release.id, { reason: 'broken' })

    await listing.refresh()
    assert.isNull(listing.latestVersion)
    assert.deepEqual(listing.permissionDomains, [])
  })

  test('is not for drafts', async ({ assert }) => {
    const { release, owner } = await aDraftRelease()
    const yank = () => new YankRelease().handle(owner, release.id, { reason: 'broken' })
    await assert.rejects(yank, /Only a published release/)
  })
})
