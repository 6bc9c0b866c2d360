import { test } from '@japa/runner'
import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import env from '#start/env'
import { cleanDatabase, rowCount } from '#tests/database'
import { PASSWORD } from '#tests/scenarios/accounts'
import { aListing } from '#tests/scenarios/catalog'
import { aTarball, noise } from '#tests/scenarios/archives'
import { uploadTo } from '#tests/scenarios/uploads'
import { Visitor } from '#tests/visitor'

const PART =
  '--x\r\nContent-Disposition: form-data; name="version"\r\n\r\n1.0.0\r\n' +
  '--x\r\nContent-Disposition: form-data; name="archive"; filename="agent.tar.gz"\r\n' +
  'Content-Type: application/gzip\r\n\r\n'
const END = '\r\n--x--\r\n'

/** A listing, and what its owner's browser would send along. */
async function aScene() {
  const { listing, owner } = await aListing()
  const visitor = new Visitor()
  await visitor.signIn(owner.email, PASSWORD)
  await visitor.get('/account')
  const cookies = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const token = decodeURIComponent(visitor.cookies.get('XSRF-TOKEN')!)
  return { listing, owner, headers: `Cookie: ${cookies}\r\nX-XSRF-TOKEN: ${token}\r\n` }
}

const sockets: Socket[] = []

/** Begins an upload over a plain connection; `answer` is all that comes back until it closes. */
function begin({ listing, headers }: Awaited<ReturnType<typeof aScene>>, length: number) {
  const socket = connect(Number(env.get('PORT')), env.get('HOST'))
  sockets.push(socket)
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk)).on('error', () => {})
  const answer = new Promise<string>((resolve) =>
    socket.once('close', () => resolve(Buffer.concat(chunks).toString()))
  )
  socket.write(
    `POST /studio/listings/${listing.id}/releases HTTP/1.1\r\n` +
      `Host: ${env.get('HOST')}:${env.get('PORT')}\r\nAccept: application/json\r\n` +
      `Connection: close\r\nOrigin: ${env.get('APP_URL')}\r\n${headers}` +
      `Content-Type: multipart/form-data; boundary=x\r\nContent-Length: ${length}\r\n\r\n`
  )
  return { socket, answer }
}

/** Sends bytes a piece at a time until the other side has had enough. */
async function drip(socket: Socket, bytes: Buffer, size: number, everyMs: number) {
  for (let at = 0; at < bytes.length && !socket.destroyed; at += size) {
    socket.write(bytes.subarray(at, at + size))
    await pause(everyMs)
  }
}

test.group('An upload that never seems to end', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.teardown(() => sockets.forEach((socket) => socket.destroy()))

  test('is given up within a minute, and one that only takes its time is not', async ({
    assert,
    client,
  }) => {
    const scene = await aScene()
    const silent = begin(scene, 50_000_000)
    silent.socket.write(PART + 'x'.repeat(100_000))
    const dripping = begin(await aScene(), 50_000_000)
    dripping.socket.write(PART)
    void drip(dripping.socket, randomBytes(100), 1, 1000)
    const unnamed = begin(await aScene(), 50_000_000)
    void drip(unnamed.socket, Buffer.from(PART), 1, 1000)
    const begun = performance.now()

    const steady = await aScene()
    const { agentId } = steady.listing
    const files = { 'noise.txt': noise(400_000) }
    const archive = await aTarball({ agentId, version: '1.0.0', files })
    const body = Buffer.concat([Buffer.from(PART), archive, Buffer.from(END)])
    const arriving = begin(steady, body.length)
    void drip(arriving.socket, body, Math.ceil(body.length / 40), 1000)

    for (const slow of [silent, dripping, unnamed]) {
      assert.match(await slow.answer, /^HTTP\/1\.1 408 [^]*"code":"upload_too_slow"/)
      assert.isBelow(performance.now() - begun, 60_000)
    }
    const small = await aTarball({ agentId: scene.listing.agentId, version: '1.0.0' })
    const again = await uploadTo(client, scene.listing, scene.owner, small)
    again.assertStatus(201)
    assert.match(await arriving.answer, /^HTTP\/1\.1 201 /)
    assert.isAbove(performance.now() - begun, 35_000)
    assert.lengthOf(await readdir(join(env.get('DATA_DIR'), 'uploads')), 0)
    assert.equal(await rowCount('releases'), 2)
  }).timeout(120_000)
})
