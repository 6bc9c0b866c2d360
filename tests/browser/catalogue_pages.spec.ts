import { test } from '@japa/runner'
import FeatureListing from '#catalog/actions/feature_listing'
import GiveBadge from '#catalog/actions/give_badge'
import TakeDownListing from '#catalog/actions/take_down_listing'
import { anOpenBrowser, signIn, type Look } from '#tests/browser/an_open_browser'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aListing, anOfferedListing } from '#tests/scenarios/catalog'
import { aPublisher } from '#tests/scenarios/publishers'
import { aPublishedRelease } from '#tests/scenarios/releases'

/** Every width and every scheme once. */
const LOOKS: Look[] = [
  { width: 390, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
]
const [, WIDE] = LOOKS

const LONG = 'An agent with a name that is as long as names are allowed to be, to the last letter'

/** More than the scenarios' archives ask for, less, and the same. */
const WIDER = [
  'filesystem:read:~/Code/notes/**',
  'filesystem:write:~/Code/**',
  'network:egress:api.example.test',
]

async function aShop() {
  const admin = await aUser({ isAdmin: true })
  const by = await aPublisher({ displayName: 'Tidewater Tools' })
  const notes = '## New\n\n- reads **faster**\n- asks for less'
  const lantern = await aPublishedRelease({ by, name: 'Review Lantern', notes })
  await aPublishedRelease({ on: lantern, version: '1.1.0', notes, permissions: WIDER })
  await anOfferedListing({ by, name: LONG.slice(0, 80), plan: 'free', tags: ['writing'] })
  await anOfferedListing({ by, name: 'Log Digest', summary: 'W'.repeat(200) })
  await new FeatureListing().handle(admin, lantern.listing.id)
  await new GiveBadge().handle(admin, lantern.listing.id, 'verified')
  const draft = await aListing({ by, name: 'Plan Reader', description: '' })
  const down = await anOfferedListing({ by, name: 'Mail Sender' })
  await new TakeDownListing().handle(admin, down.listing.id, 'It sends mail by itself.')
  return { ...by, lantern: lantern.listing, draft: draft.listing, down: down.listing }
}

test.group('The pages of the catalogue', (group) => {
  group.each.setup(() => cleanDatabase())

  for (const look of LOOKS)
    test(`are good to look at, ${look.width} px wide, ${look.colorScheme}`, async ({
      assert,
      browser,
    }) => {
      const { publisher, lantern } = await aShop()
      const { visit, complaints } = await anOpenBrowser(browser, look)
      await visit('/', 'home')
      await visit('/agents', 'browse')
      await visit('/agents?q=lantrn', 'browse-alike')
      await visit('/agents?q=zzzz&tag=none', 'browse-nothing')
      await visit(`/agents/${lantern.agentId}`, 'listing')
      await visit(`/agents/${lantern.agentId}/permissions`, 'permissions')
      await visit(`/publishers/${publisher.slug}`, 'publisher')
      await visit('/policies/refunds', 'policy')
      assert.deepEqual(complaints(), [])
    }).timeout(180_000)

  for (const look of LOOKS)
    test(`and for those who signed in, ${look.width} px wide, ${look.colorScheme}`, async ({
      assert,
      browser,
    }) => {
      const { lantern } = await aShop()
      const { page, visit, complaints } = await anOpenBrowser(browser, look)
      await signIn(page, await aUser())
      await visit(`/agents/${lantern.agentId}`, 'listing-buyer')
      await visit('/studio/become', 'become')
      assert.deepEqual(complaints(), [])
    }).timeout(180_000)

  for (const look of LOOKS)
    test(`and of the studio, ${look.width} px wide, ${look.colorScheme}`, async ({
      assert,
      browser,
    }) => {
      const { owner, lantern, draft, down } = await aShop()
      const { page, visit, complaints } = await anOpenBrowser(browser, look)
      await signIn(page, owner)
      for (const path of ['', '/listings', '/listings/new', '/profile'])
        await visit(`/studio${path}`, `studio${path.replace('/', '-').replace('/', '-')}`)
      await visit(`/studio/listings/${draft.id}`, 'studio-draft')
      await visit(`/studio/listings/${draft.id}/preview`, 'studio-preview')
      await visit(`/studio/listings/${down.id}`, 'studio-down')
      await visit(`/studio/listings/${lantern.id}/plans`, 'studio-plans')
      await page.getByRole('button', { name: 'Withdraw' }).click()
      await visit(null, 'studio-withdraw')
      assert.deepEqual(complaints(), [])
    }).timeout(180_000)

  test('search while one types, keep the question in the address, and go back', async ({
    assert,
    browser,
  }) => {
    await aShop()
    const { page, complaints } = await anOpenBrowser(browser, WIDE)
    await page.goto('/agents')
    await page.waitForLoadState('networkidle')
    const search = page.getByRole('searchbox', { name: 'Search', exact: true })
    await search.pressSequentially('lant', { delay: 30 })
    await page.waitForURL('**/agents?q=lant')
    await page.getByText('1 agent', { exact: true }).waitFor()
    assert.equal(await page.locator('h3').allInnerTexts().then(String), 'Review Lantern')
    assert.equal(await search.inputValue(), 'lant')
    assert.isTrue(await search.evaluate((input) => input === input.ownerDocument.activeElement))

    await page.getByLabel('Price').selectOption('free')
    await page.waitForURL('**/agents?q=lant&price=free')
    await page.getByRole('heading', { name: 'No agent matches' }).waitFor()
    await page.getByRole('link', { name: 'Clear all' }).click()
    await page.waitForURL('**/agents')
    await page.getByText('3 agents').waitFor()
    assert.equal(await search.inputValue(), '')
    await page.goBack()
    await page.getByRole('heading', { name: 'No agent matches' }).waitFor()
    assert.equal(await search.inputValue(), 'lant')
    assert.equal(await page.getByLabel('Price').inputValue(), 'free')
    assert.deepEqual(complaints(), [])
  }).timeout(60_000)

  test('can be searched and read without a script', async ({ assert, browser }) => {
    const { lantern } = await aShop()
    const { page } = await anOpenBrowser(browser, LOOKS[0], { javaScriptEnabled: false })
    await page.goto('/agents')
    await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('lantern')
    await page.getByText('Narrow it down').click()
    await page.getByLabel('Price').selectOption('paid')
    await page.getByRole('button', { name: 'Show agents' }).click()
    await page.getByRole('link', { name: 'Review Lantern' }).click()
    assert.include(page.url(), `/agents/${lantern.agentId}`)
    assert.isTrue(await page.getByText('Pay once: every 1.x version, for ever.').isVisible())
    await page.getByText('reads faster').first().waitFor()
  }).timeout(60_000)

  test('take a publisher from nothing to a listing with a price', async ({ assert, browser }) => {
    const user = await aUser({ fullName: 'Ada Harbour' })
    const { page, complaints } = await anOpenBrowser(browser, WIDE)
    await signIn(page, user)
    await page.goto('/studio')
    await page.waitForURL('**/studio/become')
    await page.getByLabel('Country').selectOption('PT')
    await page.getByRole('button', { name: 'Become a publisher' }).click()
    await page.getByRole('heading', { name: 'What comes next' }).waitFor()
    await page.getByRole('link', { name: 'Create a listing' }).first().click()
    await page.getByLabel('Agent id').fill('agent')
    await page.getByLabel('Name').fill('Lamp')
    await page.getByLabel('Summary').fill('Gives light.')
    await page.getByLabel('Description').fill('It *shines*.')
    await page.getByLabel('Source repository').fill('https://git.example.test/lamp')
    await page.getByRole('button', { name: 'Save the draft' }).click()
    await page.getByText('at least two parts').first().waitFor()
    assert.equal(await page.getByLabel('Summary').inputValue(), 'Gives light.')
    await page.getByLabel('Agent id').fill('com.example.lamp')
    await page.getByRole('button', { name: 'Save the draft' }).click()
    await page.getByText('publish a release').waitFor()
    await page.getByRole('link', { name: 'Plans' }).click()
    const offer = page.getByRole('button', { name: 'Offer this plan' })
    const licence = page.locator('form').filter({ has: offer })
    await licence.getByLabel('Price', { exact: true }).fill('49.5')
    await offer.click()
    await page.getByRole('cell', { name: '$49.50' }).waitFor()
    await page.getByRole('link', { name: 'Preview' }).click()
    await page.getByText('This is a draft: others cannot see it.').waitFor()
    assert.deepEqual(complaints(), [])
  }).timeout(60_000)
})
