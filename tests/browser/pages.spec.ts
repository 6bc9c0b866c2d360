import { test } from '@japa/runner'
import type { Browser, BrowserContext, Page } from 'playwright'
import { signIn } from '#tests/browser/looking'
import { pagesReachableFrom } from '#tests/browser/pages_of'
import { seededShop } from '#tests/browser/seeded_shop'
import { complaintsAbout, complaintsAboutLooks } from '#tests/browser/sweep'
import { aTarball } from '#tests/scenarios/archives'

type Audience = 'buyer' | 'publisher' | 'newPublisher' | 'admin'

/** Kei has told Stripe nothing yet, has a draft, and a listing that was taken down. */
const NEW_PUBLISHER = 'kei@hollowway.example'

const PUBLIC = ['/', '/agents', '/agents?q=invoice', '/agents?q=zzzz', '/agents?price=free']
const READING = [
  ...['content', 'refunds', 'terms', 'security'].map((name) => `/policies/${name}`),
  ...['review-lantern', 'changelog-press'].map((name) => `/agents/dev.tidewater.${name}`),
]
const AT_THE_DOOR = ['/sign-in', '/sign-up', '/forgotten-password', '/docs/api', '/nowhere/at-all']

test.group('Every page of the demo shop', (group) => {
  group.setup(async () => void (await seededShop()))

  test('is sound for passers-by', async ({ assert, browser }) => {
    const context = await visitor(browser)
    const start = [...PUBLIC, ...READING, ...AT_THE_DOOR]
    const pages = await pagesReachableFrom(context.request, start, /^\/(agents|publishers)\//)

    assert.isTrue(pages.some((path) => path.startsWith('/publishers/')))
    assert.deepEqual(await complaintsAbout(context, pages), [])
  }).timeout(240_000)

  test('is sound for buyers', async ({ assert, browser }) => {
    const context = await visitor(browser, 'buyer')
    const start = [
      '/library',
      '/library/tokens',
      '/purchases',
      '/agents/dev.tidewater.review-lantern',
    ]
    const own = /^\/(library|account|purchases)(\/|$)/
    const pages = await pagesReachableFrom(context.request, start, own)

    assert.include(pages, '/account/security-events')
    assert.isAtLeast(pages.filter((path) => /^\/library\/[0-9a-f-]{36}$/.test(path)).length, 2)
    assert.deepEqual(await complaintsAbout(context, pages), [])
  }).timeout(240_000)

  for (const [audience, title] of [
    ['publisher', 'is sound for publishers'],
    ['newPublisher', 'is sound for publishers who have not met Stripe'],
  ] as const)
    test(title, async ({ assert, browser }) => {
      const context = await visitor(browser, audience)
      const start = ['/studio', '/studio/onboarding', '/studio/sales', '/studio/payouts']
      const pages = await pagesReachableFrom(context.request, start, /^\/studio\//)

      for (const kind of [/listings\/[^/]+$/, /\/plans$/, /\/releases$/, /studio\/releases\//])
        assert.isTrue(pages.some((path) => kind.test(path)))
      assert.deepEqual(await complaintsAbout(context, pages), [])
    }).timeout(240_000)

  test('is sound for curators', async ({ assert, browser }) => {
    const context = await visitor(browser, 'admin')
    const pages = await pagesReachableFrom(context.request, ['/desk'], /^\/desk(\/[^?]*)?$/)

    for (const kind of [/listings$/, /entitlements\/./, /stripe-events\/./, /audit$/, /people$/])
      assert.isTrue(pages.some((path) => kind.test(path)))
    assert.deepEqual(await complaintsAbout(context, pages), [])
  }).timeout(240_000)

  test('is sound in its passing moments', async ({ assert, browser }) => {
    const buyer = await (await visitor(browser, 'buyer')).newPage()
    await buyer.goto('/library/tokens')
    await buyer.getByLabel('Name').fill('Workshop')
    await buyer.getByRole('button', { name: 'Make a token' }).click()
    await buyer.getByText('Your new token').waitFor()
    assert.deepEqual(await complaintsAboutLooks(buyer, 'a new token'), [])

    await buyer.goto('/agents/dev.tidewater.review-lantern')
    await buyer.getByRole('button', { name: 'Buy 2.x' }).click()
    await buyer.getByRole('button', { name: /^Pay \$/ }).click()
    const goOn = buyer.getByText('Continue to the shop')
    const yours = buyer.getByRole('heading', { name: 'It is yours' })
    await goOn.or(yours).first().waitFor()
    if (await goOn.isVisible()) await goOn.click()
    await yours.waitFor()
    assert.deepEqual(await complaintsAboutLooks(buyer, 'a paid checkout'), [])

    const publisher = await (await visitor(browser, 'publisher')).newPage()
    await publisher.goto('/studio/listings')
    await publisher.getByRole('link', { name: 'Review Lantern' }).click()
    await publisher.getByRole('link', { name: 'Releases' }).click()
    await publisher.getByRole('link', { name: 'Upload a release' }).click()
    await publisher.getByLabel('Archive').setInputFiles({
      name: 'agent.tar.gz',
      mimeType: 'application/gzip',
      buffer: await aTarball({ agentId: 'com.example.another', version: '9.0.0' }),
    })
    await publisher.getByLabel('Version').fill('9.0.0')
    await publisher.getByRole('button', { name: 'Upload and check' }).click()
    await publisher.getByText('This archive cannot become a release', { exact: true }).waitFor()
    assert.deepEqual(await complaintsAboutLooks(publisher, 'a refused archive'), [])
  }).timeout(120_000)

  test('can be read without scripts', async ({ assert, browser }) => {
    const signedIn = await visitor(browser, 'buyer')
    const storageState = await signedIn.storageState()
    const context = await visitor(browser, undefined, { storageState, javaScriptEnabled: false })
    const page = await context.newPage()

    await page.goto('/agents/com.quietledger.redaction-desk')
    assert.isTrue(await page.getByText('Pay once: every 1.x version, for ever.').isVisible())
    assert.isTrue(await page.getByText('Paying never grants a permission').first().isVisible())
    await page.goto('/agents/com.quietledger.invoice-matcher')
    assert.isTrue(await page.getByText('You already own 1.x.').isVisible())
    assert.isTrue(
      await page
        .getByRole('cell', { name: '1.2.0' })
        .or(page.getByRole('rowheader', { name: '1.2.0' }))
        .first()
        .isVisible()
    )
    await page.goto('/library')
    await page.getByRole('link', { name: 'Review Lantern 1.x' }).click()
    assert.isTrue(await page.getByRole('heading', { name: 'Review Lantern 1.x' }).isVisible())
    assert.isTrue(await page.getByRole('link', { name: 'source.tar.gz' }).first().isVisible())
  }).timeout(60_000)

  test('lets the keyboard reach what it is for', async ({ assert, browser }) => {
    const passerBy = await (await visitor(browser)).newPage()
    const buyer = await (await visitor(browser, 'buyer')).newPage()
    for (const [page, path, action] of [
      [passerBy, '/', 'Browse all agents'],
      [passerBy, '/agents/com.quietledger.invoice-matcher', 'Sign in to buy 1.x'],
      [passerBy, '/sign-in', 'Sign in'],
      [buyer, '/agents/com.quietledger.redaction-desk', 'Buy 1.x'],
      [buyer, '/library/tokens', 'Make a token'],
    ] as const) {
      await page.goto(path, { waitUntil: 'networkidle' })
      assert.isTrue(await isReachedVisibly(page, action), `${action} on ${path}`)
    }
  }).timeout(60_000)
})

/** Presses Tab until the main part's action has the focus; whether that can be seen. */
async function isReachedVisibly(page: Page, action: string): Promise<boolean> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const focus = (await page.evaluate(`(() => {
      const at = document.activeElement
      const { outlineStyle, outlineWidth } = getComputedStyle(at)
      const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
      return { words: at.closest('main') && at.textContent.trim(), isSeen }
    })()`)) as { words: string | null; isSeen: boolean }
    if (focus.words === action) return focus.isSeen
  }
  return false
}

type Options = Parameters<Browser['newContext']>[0]

async function visitor(
  browser: Browser,
  audience?: Audience,
  options: Options = {}
): Promise<BrowserContext> {
  const shop = await seededShop()
  const context = await browser.newContext({
    baseURL: shop.url,
    reducedMotion: 'reduce',
    ...options,
  })
  if (!audience) return context
  const page = await context.newPage()
  const { publisher } = shop.accounts
  const account =
    audience === 'newPublisher' ? { ...publisher, email: NEW_PUBLISHER } : shop.accounts[audience]
  await signIn(page, shop, account)
  await page.close()
  return context
}
