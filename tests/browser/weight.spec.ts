import { gzipSync } from 'node:zlib'
import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { seededShop } from '#tests/browser/seeded_shop'

/** Compressed, in bytes. */
const ALLOWED = 90_000

const PUBLIC = [
  '/',
  '/agents',
  '/agents/dev.tidewater.review-lantern',
  '/publishers/tidewater-tools',
  '/policies/terms',
  '/docs/api',
  '/sign-in',
  '/sign-up',
  '/forgotten-password',
]

test.group('The scripts of a public page', () => {
  for (const path of PUBLIC)
    test(`weigh less than ${ALLOWED / 1000} kB: ${path}`, async ({ assert, browser }) => {
      const bytes = await scriptBytes(browser, path)

      assert.isAbove(bytes, 10_000)
      assert.isBelow(bytes, ALLOWED)
    }).timeout(120_000)
})

/** All scripts that a first visit loads, as they weigh when compressed. */
async function scriptBytes(browser: Browser, path: string): Promise<number> {
  const { url } = await seededShop()
  const context = await browser.newContext({ baseURL: url })
  const page = await context.newPage()
  const scripts: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.body())
  })
  await page.goto(path, { waitUntil: 'networkidle' })
  const bodies = await Promise.all(scripts)
  await context.close()
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0)
}
