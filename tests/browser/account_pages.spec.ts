import { join } from 'node:path'
import { test } from '@japa/runner'
import type { Browser, Page } from 'playwright'
import { listen, violations } from '#tests/browser/looking'
import { cleanDatabase } from '#tests/database'
import { emptyMailbox, linkIn, mailTo } from '#tests/mailbox'
import { aUser, PASSWORD } from '#tests/scenarios/accounts'

/** Each width and each scheme once: what goes wrong in one pairing goes wrong in another. */
const LOOKS = [
  { width: 390, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const
type Look = (typeof LOOKS)[number]

test.group('The pages at the door', (group) => {
  group.each.setup(async () => {
    await cleanDatabase()
    await emptyMailbox()
  })

  for (const look of LOOKS)
    test(`are good to look at, ${look.width} px wide, ${look.colorScheme}`, async ({
      assert,
      browser,
    }) => {
      // Mails travel in their own time: the last look's latest one must not be taken for this one's first.
      const email = `grace.${look.width}@example.test`
      const { page, visit, complaints } = await anOpenBrowser(browser, look)
      await visit('/sign-up', 'sign-up')
      await page.getByLabel('Your name').fill('Grace Harbour')
      await page.getByLabel('E-mail address').fill(email)
      await page.getByLabel('Password').fill('password123')
      await page.getByRole('button', { name: 'Open account' }).click()
      await page.getByText('guessed first').waitFor()
      await visit(null, 'sign-up-refused')
      await page.getByLabel('Password').fill(PASSWORD)
      await page.getByRole('button', { name: 'Open account' }).click()
      await page.waitForURL('**/check-mail')
      await visit(null, 'check-mail')

      const link = linkIn(await mailTo(email))
      await visit(link, 'verify-email')
      await page.getByRole('button', { name: 'Yes, confirm it' }).click()
      await page.waitForURL('**/sign-in')
      await page.getByText('is confirmed').first().waitFor()
      await visit(null, 'sign-in-confirmed')
      await visit(link, 'verify-email-used')
      await visit('/sign-in', 'sign-in')
      await page.getByLabel('E-mail address').fill(email)
      await page.getByLabel('Password').fill('not the password')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByText('do not belong together').first().waitFor()
      await visit(null, 'sign-in-refused')
      assert.equal(await page.getByLabel('E-mail address').inputValue(), email)
      await visit('/forgotten-password', 'forgotten-password')
      await page.getByLabel('E-mail address').fill(email)
      await page.getByRole('button', { name: 'Mail me a link' }).click()
      await page.waitForURL('**/check-mail')
      await visit(null, 'check-mail-reset')
      await visit(linkIn(await mailTo(email, { nth: 2 })), 'reset-password')
      await page.getByLabel('New password').fill('short')
      await page.getByRole('button', { name: 'Change password' }).click()
      await page.waitForTimeout(200)
      await page.getByLabel('New password').fill('a better password of mine')
      await page.getByRole('button', { name: 'Change password' }).click()
      await page.waitForURL('**/sign-in')
      assert.deepEqual(complaints(), [])
    }).timeout(180_000)

  for (const look of LOOKS)
    test(`behind it too, ${look.width} px wide, ${look.colorScheme}`, async ({
      assert,
      browser,
    }) => {
      const user = await aUser({ fullName: 'Grace Harbour' })
      const { page, visit, complaints } = await anOpenBrowser(browser, look)
      await visit('/account', 'sign-in')
      await page.getByLabel('E-mail address').fill(user.email)
      await page.getByLabel('Password').fill(PASSWORD)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.waitForURL('**/account')
      await visit(null, 'account')
      await page.getByLabel('Current password').fill('not the password')
      await page.getByLabel('New password').fill('a better password of mine')
      await page.getByRole('button', { name: 'Change password' }).click()
      await page.getByText('This is not your current password.').first().waitFor()
      await visit(null, 'account-refused')
      await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
      await visit(null, 'account-dialog')
      await page.getByRole('button', { name: 'Sign out elsewhere' }).click()
      await page.getByText('You are signed out everywhere else.').first().waitFor()
      await visit('/account/security-events', 'security-events')
      assert.deepEqual(complaints(), [])
    }).timeout(180_000)

  test('say how long to wait after too many attempts', async ({ assert, browser }) => {
    const { page, visit } = await anOpenBrowser(browser, LOOKS[0])
    await visit('/sign-in', 'sign-in')
    for (let attempt = 1; attempt <= 11; attempt++) {
      await page.getByLabel('E-mail address').fill(`person${attempt}@example.test`)
      await page.getByLabel('Password').fill('not the password')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.waitForFunction(`!document.querySelector('[type=password]')?.value`)
    }
    await page.getByText('Please wait 15 minutes').waitFor()
    await visit(null, 'too-many')
    assert.isTrue(await page.getByRole('link', { name: 'Try again' }).isVisible())
  }).timeout(180_000)
})

/** A browser of one's own, and a look at a page that finds nothing to complain about. */
async function anOpenBrowser(browser: Browser, { width, colorScheme }: Look) {
  const context = await browser.newContext({
    baseURL: process.env.APP_URL,
    viewport: { width, height: 860 },
    colorScheme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const heard = listen(page)
  const found: string[] = []
  const visit = async (path: string | null, name: string) => {
    if (path) await page.goto(path)
    await page.waitForLoadState('networkidle')
    found.push(...(await violations(page)).map((violation) => `${name}: ${violation}`))
    if (await isWiderThanWindow(page)) found.push(`${name}: scrolls sideways`)
    await keep(page, `${name}-${width}-${colorScheme}`)
  }
  const complaints = () => [...heard.filter((line) => !/\[vite\]|blob:/.test(line)), ...found]
  return { page, visit, complaints }
}

const isWiderThanWindow = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')

/** Pictures for people, when SCREENSHOTS names a folder. */
async function keep(page: Page, name: string) {
  const folder = process.env.SCREENSHOTS
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
