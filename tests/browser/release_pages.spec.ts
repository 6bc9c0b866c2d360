import { test } from '@japa/runner'
import { connect } from 'node:net'
import type { Page } from 'playwright'
import env from '#start/env'
import { anOpenBrowser, signIn, type Look } from '#tests/browser/an_open_browser'
import { cleanDatabase, rowCount } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aTarball, noise } from '#tests/scenarios/archives'
import { aListing } from '#tests/scenarios/catalog'
import { aBuyerWithToken } from '#tests/scenarios/delivery'
import { keptFiles } from '#tests/scenarios/releases'
import { waitFor } from '#tests/scenarios/waiting'

const LOOKS: Look[] = [
  { width: 390, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
]

async function upload(page: Page, version: string, buffer: Buffer) {
  const file = { name: 'agent.tar.gz', mimeType: 'application/gzip', buffer }
  await page.getByLabel('Archive').setInputFiles(file)
  await page.getByLabel('Version').fill(version)
  await page.getByRole('button', { name: 'Upload and check' }).click()
}

test.group('The pages of releases', (group) => {
  group.each.setup(() => cleanDatabase())

  for (const look of LOOKS)
    test(`lead from an archive to a release, ${look.width} px wide, ${look.colorScheme}`, async ({
      assert,
      browser,
    }) => {
      const { listing, owner } = await aListing()
      const { agentId } = listing
      const { page, visit, complaints } = await anOpenBrowser(browser, look)
      await signIn(page, owner)
      await visit(`/studio/listings/${listing.id}/releases`, 'releases-none')
      await page.getByRole('link', { name: 'Upload a release' }).click()
      await page.waitForURL('**/releases/new')
      await visit(null, 'release-new')

      const files = { 'deep/opensentience.agent.json': '{}', '../up': 'x' }
      await upload(page, '1.0.0', await aTarball({ agentId, version: '1.0.0', files }))
      await page.getByText('Check report').waitFor()
      await visit(null, 'release-refused')
      assert.equal(await rowCount('releases'), 0)

      await upload(page, '1.0.0', await aTarball({ agentId, version: '1.0.0' }))
      await page.getByRole('button', { name: 'Publish' }).waitFor()
      await visit(null, 'release-draft')
      await page.getByText('Manifest', { exact: true }).click()
      await page.getByText('2 files').click()
      await visit(null, 'release-details')
      await page.getByRole('button', { name: 'Publish' }).click()
      await visit(null, 'release-publish')
      await page.getByRole('button', { name: 'Publish 1.0.0' }).click()
      await page.getByRole('button', { name: 'Yank' }).click()
      await visit(null, 'release-yank')
      await page.getByLabel('Why').selectOption('broken')
      await page.getByRole('button', { name: 'Yank 1.0.0' }).click()
      await page.getByText('This release was yanked').waitFor()
      await visit(null, 'release-yanked')
      await visit(`/studio/listings/${listing.id}/releases`, 'releases')
      assert.deepEqual(complaints(), [])
    }).timeout(180_000)

  test('leave nothing of an upload that broke off', async ({ assert, browser }) => {
    const { listing, owner } = await aListing()
    const before = await keptFiles()
    const { page } = await anOpenBrowser(browser, LOOKS[0])
    await signIn(page, owner)
    await page.goto(`/studio/listings/${listing.id}/releases/new`)
    const cookies = await page.context().cookies()
    const token = decodeURIComponent(cookies.find(({ name }) => name === 'XSRF-TOKEN')!.value)

    const socket = connect(Number(env.get('PORT')), env.get('HOST'))
    const head = [
      `POST /studio/listings/${listing.id}/releases HTTP/1.1`,
      `Host: ${env.get('HOST')}:${env.get('PORT')}`,
      `Cookie: ${cookies.map(({ name, value }) => `${name}=${value}`).join('; ')}`,
      `X-XSRF-TOKEN: ${token}`,
      'Content-Type: multipart/form-data; boundary=b',
      'Content-Length: 9000000',
    ]
    const part = 'Content-Disposition: form-data; name="archive"; filename="a.tar.gz"'
    socket.write(`${head.join('\r\n')}\r\n\r\n--b\r\n${part}\r\n\r\n${noise(500_000)}`)
    await waitFor(async () => (await keptFiles()).length > before.length)
    socket.destroy()
    await waitFor(async () => (await keptFiles()).length === before.length)
    assert.equal(await rowCount('releases'), 0)
  }).timeout(60_000)
})

test.group('The page of install tokens', (group) => {
  group.each.setup(() => cleanDatabase())

  for (const look of LOOKS)
    test(`makes, shows and revokes one, ${look.width} px wide, ${look.colorScheme}`, async ({
      assert,
      browser,
    }) => {
      const { buyer } = await aBuyerWithToken()
      const { page, visit, complaints } = await anOpenBrowser(browser, look)
      await signIn(page, buyer)
      await visit('/library/tokens', 'tokens')
      await page.getByLabel('Name').fill('Workshop')
      await page.getByRole('button', { name: 'Make a token' }).click()
      await page.getByText('Your new token').waitFor()
      await visit(null, 'tokens-minted')
      await page.reload()
      assert.equal(await page.getByText('Your new token').count(), 0)
      await page
        .getByRole('row', { name: /Workshop/ })
        .getByRole('button')
        .click()
      await visit(null, 'tokens-revoke')
      await page.getByRole('button', { name: 'Revoke “Workshop”' }).click()
      await page.getByText('opens nothing any more').first().waitFor()
      await visit(null, 'tokens-revoked')
      assert.deepEqual(complaints(), [])
    }).timeout(180_000)

  test('is empty for newcomers', async ({ assert, browser }) => {
    const { page, visit, complaints } = await anOpenBrowser(browser, LOOKS[1])
    await signIn(page, await aUser())
    await visit('/library/tokens', 'tokens-none')
    assert.deepEqual(complaints(), [])
  }).timeout(60_000)
})
