import type { Browser, Page } from 'playwright'
import type { StartedShop } from '#tests/started_shop'

const PASSWORD = 'seven quiet lighthouses'

/** Opens an account in a browser of its own, confirms the address from the mail, and signs in. */
export async function newcomer(
  browser: Browser,
  shop: StartedShop,
  fullName: string
): Promise<Page> {
  const context = await browser.newContext({ baseURL: shop.url })
  const page = await context.newPage()
  const email = `${fullName.toLowerCase().replaceAll(' ', '.')}.${Date.now().toString(36)}@people.example`

  await page.goto('/sign-up')
  await page.getByLabel('Your name').fill(fullName)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Open account' }).click()
  await page.getByRole('heading', { name: 'Check your mail' }).waitFor()

  await page.goto(await linkInMail(shop, email))
  await page.getByRole('button', { name: 'Yes, confirm it' }).click()
  await page.waitForURL('**/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  return page
}

/** The first address of our own in the newest mail to this person; mails travel by a queue and SMTP. */
async function linkInMail(shop: StartedShop, email: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const response = await fetch(`${shop.mailUrl}/api/messages?to=${encodeURIComponent(email)}`)
    const [newest] = (await response.json()) as { text: string }[]
    const link = newest?.text.match(new RegExp(`${shop.url}/\\S+`))
    if (link) return link[0]
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`No mail came to ${email}`)
}
