import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright'
import type { Account, StartedShop } from '#tests/started_shop'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type AxeResult = { violations: { id: string; help: string; nodes: { target: string[] }[] }[] }

/** Signs in by the form, as a person does. */
export async function signIn(page: Page, shop: StartedShop, account: Account) {
  await page.goto(`${shop.url}/sign-in`)
  await page.getByLabel('E-mail address').fill(account.email)
  await page.getByLabel('Password').fill(account.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/** Everything the page complained about since `listen` was called: console errors and warnings, exceptions, failed requests. */
export function listen(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      complaints.push(`${message.type()}: ${message.text()}`)
  })
  return complaints
}

/** Violations of WCAG 2.2 A and AA and of axe's best practices, as sentences. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const result = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`
  )) as AxeResult
  return result.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`
  )
}
