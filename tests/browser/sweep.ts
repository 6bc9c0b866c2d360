import type { BrowserContext, Page } from 'playwright'
import { LOOKS } from '#tests/browser/an_open_browser'
import { listen, violations } from '#tests/browser/looking'

/** What the browser itself says of a page that is absent on purpose. */
const OWN_NOTICE = /^error: Failed to load resource: .* 404 /

/** Colours fade from one scheme to the other: what is half way has no contrast yet. */
const ALL_IS_STILL = 'Promise.allSettled(document.getAnimations().map((each) => each.finished))'

/** Opens every page and looks at it in every width and scheme: what is wrong, in sentences. */
export async function complaintsAbout(context: BrowserContext, paths: string[]): Promise<string[]> {
  const complaints: string[] = []
  const page = await context.newPage()
  const heard = listen(page)
  for (const path of paths) {
    const response = await page.goto(path, { waitUntil: 'networkidle' })
    const isAbsent = response?.status() === 404
    if (isAbsent !== path.includes('nowhere')) complaints.push(`${path}: ${response?.status()}`)
    complaints.push(...(await complaintsAboutLooks(page, path)))
    complaints.push(
      ...heard
        .splice(0)
        .filter((line) => !isAbsent || !OWN_NOTICE.test(line))
        .map((line) => `${path}: ${line}`)
    )
  }
  await page.close()
  return complaints
}

/** The same for the page that is open: a moment that has no address of its own. */
export async function complaintsAboutLooks(page: Page, name: string): Promise<string[]> {
  const complaints: string[] = []
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await page.evaluate(ALL_IS_STILL)
    const found = [...(await violations(page)), ...(await flaws(page))]
    complaints.push(...found.map((flaw) => `${name} (${width}, ${colorScheme}): ${flaw}`))
  }
  return complaints
}

async function flaws(page: Page): Promise<string[]> {
  const { headings, title, isWide } = (await page.evaluate(`({
    headings: document.querySelectorAll('h1').length,
    title: document.title,
    isWide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  })`)) as { headings: number; title: string; isWide: boolean }
  return [
    headings === 1 ? '' : `${headings} first headings`,
    title.endsWith('FleetPrompt') ? '' : `is called “${title}”`,
    isWide ? 'scrolls sideways' : '',
  ].filter(Boolean)
}
