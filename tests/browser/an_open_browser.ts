import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import type User from '#accounts/models/user'
import { listen, violations } from '#tests/browser/looking'
import { PASSWORD } from '#tests/scenarios/accounts'

export const LOOKS = [390, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme }))
)
export type Look = (typeof LOOKS)[number]

/** A browser of one's own, and a look at a page that finds nothing to complain about. */
export async function anOpenBrowser(
  browser: Browser,
  { width, colorScheme }: Look,
  options: { javaScriptEnabled?: boolean } = {}
) {
  const context = await browser.newContext({
    ...options,
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

/** By the form, as people do; everybody of the scenarios has the same password. */
export async function signIn(page: Page, { email }: User) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

const isWiderThanWindow = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')

/** Pictures for people, when SCREENSHOTS names a folder. */
async function keep(page: Page, name: string) {
  const folder = process.env.SCREENSHOTS
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
