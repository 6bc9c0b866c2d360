import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { buildArchive } from '#database/demo_shop/build_archive'
import { openTerminal, type CommandLine } from '#tests/journeys/command_line'
import { newcomer } from '#tests/journeys/people'
import { type StartedShop, startShop } from '#tests/started_shop'

const AGENT_ID = `example.lighthouse.tide-reader-${Date.now().toString(36)}`
const MANIFEST = {
  id: AGENT_ID,
  name: 'Tide Reader',
  version: '1.0.0',
  description: 'Reads tide tables and says when to sail.',
  source: { git_url: 'https://git.lighthouse.example/tide-reader.git' },
  entrypoint: { type: 'command', value: 'bin/tide-reader' },
  permissions: ['filesystem:read:~/tides/**', 'network:egress:tides.example'],
  capabilities: ['tools'],
}
const FILES = {
  'opensentience.agent.json': JSON.stringify(MANIFEST, null, 2),
  'README.md': '# Tide Reader\n',
  'bin/tide-reader': '#!/bin/sh\necho "high water at noon"\n',
}

test.group('Buying once, then installing', (group) => {
  let shop: StartedShop
  let terminal: CommandLine

  group.setup(async () => {
    shop = await startShop({ DEMO_SHOP: 'true' })
    terminal = await openTerminal(shop.url)
    return async () => {
      await terminal.remove()
      await shop.stop()
    }
  })

  test('goes from an empty account to bytes on disk, and a refund closes the door', async ({
    assert,
    browser,
  }) => {
    const publisher = await newcomer(browser, shop, 'Ada Keeper')
    await becomePublisher(publisher)
    await listAgent(publisher)
    await uploadAndPublish(publisher, terminal)
    await offerAndOpen(publisher)

    const buyer = await newcomer(browser, shop, 'Bo Sailor')
    await buy(buyer)
    const token = await makeToken(buyer)

    assert.equal((await terminal.run(['login'], `${token}\n`)).code, 0)
    const installed = await terminal.run(['install', AGENT_ID])
    assert.equal(installed.code, 0, installed.stderr)
    const source = join(terminal.home, 'agents', AGENT_ID, 'src')
    for (const [path, text] of Object.entries(FILES))
      assert.equal(await readFile(join(source, path), 'utf8'), text)
    assert.notInclude(installed.stdout + installed.stderr, token)

    await refund(publisher)
    await refusedEverywhere(assert, terminal)
    await buyer.goto('/library')
    await buyer
      .getByText(/refunded/i)
      .first()
      .waitFor()
    await buyer
      .getByRole('link', { name: /Tide Reader/ })
      .first()
      .click()
    await buyer
      .getByText(/refund/i)
      .first()
      .waitFor()
  }).timeout(240_000)
})

async function becomePublisher(page: Page) {
  await page.goto('/studio/become')
  await page.getByLabel('Name', { exact: true }).fill('Lighthouse Works')
  await page.getByLabel('Country').selectOption('US')
  await page.getByRole('button', { name: 'Become a publisher' }).click()
  await page.waitForURL('**/studio')

  await page.goto('/studio/onboarding')
  await page
    .getByRole('main')
    .getByRole('button', { name: /Stripe/ })
    .click()
  await page.getByRole('button', { name: 'Complete onboarding' }).click()
  await page.waitForURL('**/studio/**')
  await eventually(async () => {
    await page.goto('/studio/payouts')
    return page
      .getByRole('main')
      .getByText(/ready|paid out|can be paid/i)
      .first()
      .isVisible()
  }, 'Stripe’s notification did not enable payouts')
}

async function listAgent(page: Page) {
  await page.goto('/studio/listings/new')
  await page.getByLabel('Agent id').fill(AGENT_ID)
  await page.getByLabel('Name', { exact: true }).fill('Tide Reader')
  await page.getByLabel('Summary').fill('Reads tide tables and says when to sail.')
  await page.getByLabel('Description').fill('# What it does\n\nIt reads **tide tables**.')
  await page.getByLabel('Source repository').fill('https://git.lighthouse.example/tide-reader')
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await page.waitForURL(/\/studio\/listings\/[0-9a-f-]{36}/)
}

async function uploadAndPublish(page: Page, { home }: CommandLine) {
  const listing = new URL(page.url()).pathname.split('/')[3]
  const archive = join(home, '..', 'tide-reader-1.0.0.tar.gz')
  await writeFile(
    archive,
    await buildArchive(FILES, { format: 'tar.gz', root: 'tide-reader-1.0.0' })
  )

  await page.goto(`/studio/listings/${listing}/releases/new`)
  await page.getByLabel('Archive').setInputFiles(archive)
  await page.getByLabel('Version', { exact: true }).fill('1.0.0')
  await page.getByRole('button', { name: 'Upload and check' }).click()
  await page.waitForURL('**/studio/releases/**')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByRole('button', { name: 'Publish 1.0.0' }).click()
  await page.getByText('is published, for good').first().waitFor()
  await page.goto(`/studio/listings/${listing}/plans`)
}

async function offerAndOpen(page: Page) {
  await page.getByLabel('Version line').fill('1')
  const offer = page.getByRole('button', { name: 'Offer this plan' })
  const licence = page.locator('form').filter({ has: offer })
  await licence.getByLabel('Price', { exact: true }).fill('24.00')
  await offer.click()
  await page.getByText('The plan is on offer').first().waitFor()
  await page.goto(page.url().replace(/\/plans$/, ''))
  await page.getByRole('button', { name: 'Publish the listing' }).click()
  await page.getByText('is published: everybody can see it').first().waitFor()
}

async function buy(page: Page) {
  await page.goto(`/agents?q=${AGENT_ID}`)
  await page
    .getByRole('main')
    .getByRole('link', { name: /Tide Reader/ })
    .first()
    .click()
  await page.getByRole('button', { name: /^Buy / }).first().click()
  await page.getByRole('button', { name: /^Pay \D*24\.00/ }).click()
  await page.getByText('Continue to the shop').or(page.getByText('Paid')).first().waitFor()
  if (await page.getByText('Continue to the shop').isVisible())
    await page.getByText('Continue to the shop').click()
  await page
    .getByRole('main')
    .getByText('Paid', { exact: true })
    .first()
    .waitFor({ timeout: 60_000 })
}

async function makeToken(page: Page): Promise<string> {
  await page.goto('/library/tokens')
  await page.getByLabel('Name', { exact: true }).fill('Boat computer')
  await page.getByRole('button', { name: /token/i }).first().click()
  await page.getByText('Copy it now').waitFor()
  const text = await page.content()
  return text.match(/fpm_[0-9A-Za-z]{38}/)![0]
}

async function refund(page: Page) {
  await page.goto('/studio/sales')
  await page.getByRole('button', { name: 'Refund' }).first().click()
  await page.getByRole('button', { name: 'Refund it' }).click()
  await page.getByRole('button', { name: 'Refund it' }).waitFor({ state: 'hidden' })
}

async function refusedEverywhere(
  assert: {
    equal: (a: unknown, b: unknown, message?: string) => void
    match: (a: string, b: RegExp) => void
  },
  terminal: CommandLine
) {
  await eventually(
    async () => (await terminal.run(['verify', AGENT_ID])).code === 1,
    'verify still says yes'
  )
  const verified = await terminal.run(['verify', AGENT_ID])
  assert.match(verified.stdout + verified.stderr, /refund/i)
  const downloaded = await terminal.run([
    'download',
    AGENT_ID,
    '--output',
    join(terminal.home, '..'),
  ])
  assert.equal(downloaded.code, 1)
  assert.match(downloaded.stdout + downloaded.stderr, /refund/i)
}

/** Waits for what an event from Stripe brings about, in its own time. */
async function eventually(happened: () => Promise<boolean>, otherwise: string) {
  for (let tries = 0; tries < 60; tries++) {
    if (await happened()) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(otherwise)
}
