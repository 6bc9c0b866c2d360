import { test } from '@japa/runner'
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import testUtils from '@adonisjs/core/services/test_utils'
import env from '#start/env'
import DiscardDraft from '#releases/actions/discard_draft'
import { oneAtATime } from '#releases/intake/turns'
import { sweepUploads } from '#releases/intake/upload_folder'
import { sweepBlobs } from '#releases/storage/sweep_blobs'
import { spend } from '#shared/rate_limits'
import { rowCount } from '#tests/database'
import { aListing } from '#tests/scenarios/catalog'
import { aTarball } from '#tests/scenarios/archives'
import { aDraftRelease, aPublishedRelease, keptFiles } from '#tests/scenarios/releases'
import { uploadTo } from '#tests/scenarios/uploads'

const MEBIBYTE = 1024 * 1024
const uploads = join(env.get('DATA_DIR'), 'uploads')

test.group('An upload that goes wrong', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(async () => {
    await rm(join(env.get('DATA_DIR'), 'artifacts'), { recursive: true, force: true })
  })
  const nothingIsLeft = async (assert: { deepEqual: Function; equal: Function }) => {
    assert.deepEqual(await keptFiles(), [])
    assert.equal(await rowCount('releases'), 0)
  }

  test('because it is too large is refused by its size', async ({ client, assert }) => {
    const { listing, owner } = await aListing()
    const response = await uploadTo(client, listing, owner, randomBytes(51 * MEBIBYTE))
    response.assertStatus(413)
    assert.equal(response.body().code, 'upload_too_large')
    await nothingIsLeft(assert)
  })

  test('because it is a little too large is refused while it streams', async ({
    client,
    assert,
  }) => {
    const { listing, owner } = await aListing()
    const response = await uploadTo(client, listing, owner, randomBytes(50 * MEBIBYTE + 1))
    response.assertStatus(413)
    await nothingIsLeft(assert)
  })

  test('because nothing was chosen says so', async ({ client, assert }) => {
    const { listing, owner } = await aListing()
    for (const send of [
      (request: ReturnType<typeof client.post>) => request.field('version', '1.0.0'),
      (request: ReturnType<typeof client.post>) => request.json({ version: '1.0.0' }),
    ]) {
      const request = client.post(`/studio/listings/${listing.id}/releases`).accept('json')
      const response = await send(request.loginAs(owner).withCsrfToken())
      response.assertStatus(422)
      assert.equal(response.body().code, 'upload_incomplete')
    }
    await nothingIsLeft(assert)
  })

  test('because of its words is refused field by field', async ({ client, assert }) => {
    const { listing, owner } = await aListing()
    const archive = await aTarball({ agentId: listing.agentId, version: '1.0.0' })
    for (const [field, traits] of Object.entries({
      version: { version: '1'.repeat(101) },
      notes: { notes: 'NUL \0 inside' },
    })) {
      const response = await uploadTo(client, listing, owner, archive, traits)
      response.assertStatus(422)
      assert.equal(response.body().errors[0].field, field)
    }
    await nothingIsLeft(assert)
  })

  test('because its version is none says so as the command line does', async ({
    client,
    assert,
  }) => {
    const { listing, owner } = await aListing()
    for (const [version, declared, code] of [
      ['1.0.0', 'v1.0.0', 'manifest.version_mismatch'],
      ['1.0', '1.0', 'manifest.version'],
    ]) {
      const archive = await aTarball({ agentId: listing.agentId, version })
      const response = await uploadTo(client, listing, owner, archive, { version: declared })
      response.assertStatus(422)
      assert.equal(response.body().findings[0].code, code)
    }
    await nothingIsLeft(assert)
  })

  test('because two archives came keeps neither', async ({ client, assert }) => {
    const { listing, owner } = await aListing()
    const archive = await aTarball({ agentId: listing.agentId, version: '1.0.0' })
    const response = await uploadTo(client, listing, owner, archive).file('archive', archive, {
      filename: 'second.tar.gz',
    })
    response.assertStatus(422)
    await nothingIsLeft(assert)
  })

  test('because another one is under way is told to wait', async ({ client, assert }) => {
    const { listing, owner } = await aListing()
    const archive = await aTarball({ agentId: listing.agentId, version: '1.0.0' })
    await oneAtATime(listing.publisherId, async () => {
      const response = await uploadTo(client, listing, owner, archive)
      response.assertStatus(429)
      assert.equal(response.header('retry-after'), '5')
    })
    const afterwards = await uploadTo(client, listing, owner, archive)
    afterwards.assertStatus(201)
  })

  test('because there were thirty within the hour is told when to come back', async ({
    client,
    assert,
  }) => {
    const { listing, owner } = await aListing()
    const limit = { name: 'upload', attempts: 30, seconds: 3600 }
    for (let attempt = 0; attempt < 30; attempt++) await spend(limit, owner.id)
    const archive = await aTarball({ agentId: listing.agentId, version: '1.0.0' })
    const response = await uploadTo(client, listing, owner, archive)
    response.assertStatus(429)
    assert.equal(response.body().code, 'too_many_attempts')
    assert.isAbove(Number(response.header('retry-after')), 3500)
    await nothingIsLeft(assert)
  })

  test('because nobody is asking is answered before its body is read', async ({ assert }) => {
    const { listing } = await aListing()
    const socket = connect(Number(env.get('PORT')), env.get('HOST'))
    socket.write(
      `POST /studio/listings/${listing.id}/releases HTTP/1.1\r\n` +
        `Host: ${env.get('HOST')}:${env.get('PORT')}\r\nAccept: application/json\r\n` +
        'Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 50000000\r\n\r\n--x\r\n'
    )
    const [answer] = await Promise.race([
      new Promise<Buffer[]>((resolve) => socket.once('data', (data) => resolve([data]))),
      pause(10_000).then(() => [Buffer.from('silence')]),
    ])
    socket.destroy()
    assert.match(answer.toString(), /^HTTP\/1\.1 403 [^]*bad_csrf_token/)
    await nothingIsLeft(assert)
  })
})

test.group('The sweeper', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('removes uploads that a crash left behind, and leaves those under way', async ({
    assert,
  }) => {
    await mkdir(uploads, { recursive: true })
    const yesterday = new Date(Date.now() - 86_400_000)
    await writeFile(join(uploads, 'old'), 'x')
    await utimes(join(uploads, 'old'), yesterday, yesterday)
    await writeFile(join(uploads, 'new'), 'x')

    assert.isAtLeast(await sweepUploads(), 1)
    assert.deepEqual(await readdir(uploads), ['new'])
    await rm(join(uploads, 'new'))
  })

  test('removes halves of blobs that a crash left behind, and leaves those being written', async ({
    assert,
  }) => {
    const { release } = await aDraftRelease()
    const blob = release.checkReport.sha256
    const part = (number: number) => `${blob}.00000000-0000-4000-8000-00000000000${number}.part`
    const folder = join(env.get('DATA_DIR'), 'artifacts', blob.slice(0, 2))
    const yesterday = new Date(Date.now() - 86_400_000)
    await writeFile(join(folder, part(1)), 'x')
    await utimes(join(folder, part(1)), yesterday, yesterday)
    await writeFile(join(folder, part(2)), 'x')

    await sweepBlobs()
    assert.deepEqual((await readdir(folder)).sort(), [blob, part(2)])
    await rm(join(folder, part(2)))
  })

  test('removes blobs that no artifact names, once they are old', async ({ assert }) => {
    const kept = await aPublishedRelease()
    const discarded = await aDraftRelease()
    const blob = discarded.release.checkReport.sha256
    await new DiscardDraft().handle(discarded.owner, discarded.release.id)

    await sweepBlobs()
    assert.include(await keptFiles(), blob)
    await sweepBlobs(0)
    assert.notInclude(await keptFiles(), blob)
    assert.include(await keptFiles(), kept.release.checkReport.sha256)
  })
})
