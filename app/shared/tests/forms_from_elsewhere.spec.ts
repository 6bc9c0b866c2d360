import { test } from '@japa/runner'
import { cleanDatabase } from '#tests/database'
import { databaseDigest } from '#tests/database_digest'
import { MACHINE_DOORS, readingAddresses, writingAddresses } from '#tests/page_routes'
import { anOfferedListing } from '#tests/scenarios/catalog'
import { aUser, PASSWORD } from '#tests/scenarios/accounts'
import { Visitor } from '#tests/visitor'

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }
const ours = () => ({ 'Origin': process.env.APP_URL!, 'Sec-Fetch-Site': 'same-origin' })
const tokenOf = (visitor: Visitor) => ({
  'X-XSRF-TOKEN': decodeURIComponent(visitor.cookies.get('XSRF-TOKEN')!),
})
const fields = (token = '') =>
  new URLSearchParams({
    email: 'a@example.test',
    password: PASSWORD,
    ...(token && { _csrf: token }),
  })

/** What somebody else's page, or a stolen token, can make a signed-in browser send. */
const FORGERIES: Record<string, (victim: Visitor, thief: Visitor) => Forgery> = {
  'a form without a token': () => ({ headers: { ...FORM, ...ours() }, body: String(fields()) }),
  'a form with an empty token': () => ({
    headers: { ...FORM, ...ours(), 'X-XSRF-TOKEN': '', 'X-CSRF-TOKEN': '' },
    body: `${fields()}&_csrf=`,
  }),
  'the token of another session': (_, thief) => ({
    headers: { ...FORM, ...ours(), ...tokenOf(thief) },
    body: String(fields()),
  }),
  'JSON dressed as text': () => ({
    headers: { ...ours(), 'Content-Type': 'text/plain' },
    body: JSON.stringify({ email: 'a@example.test', password: PASSWORD }),
  }),
  'a form of another origin': (victim) => ({
    headers: { ...FORM, ...tokenOf(victim), Origin: 'https://e.test' },
    body: String(fields()),
  }),
  'a form of the same host on another port': (victim) => ({
    headers: { ...FORM, ...tokenOf(victim), Origin: 'http://127.0.0.1:1' },
    body: String(fields()),
  }),
  'a form of nowhere': (victim) => ({
    headers: { ...FORM, ...tokenOf(victim), Origin: 'null' },
    body: String(fields()),
  }),
  'a form that its browser calls cross-site': (victim) => ({
    headers: { ...FORM, ...tokenOf(victim), ...ours(), 'Sec-Fetch-Site': 'cross-site' },
    body: String(fields()),
  }),
  'a form of a sibling site': (victim) => ({
    headers: { ...FORM, ...tokenOf(victim), 'Sec-Fetch-Site': 'same-site' },
    body: String(fields()),
  }),
}

/** Stripe sends people back here by GET when a link to its pages was used up; they get another one. */
const WRITTEN_BY_READING = ['/studio/onboarding/refresh']

type Forgery = { headers: Record<string, string>; body: string }

test.group('A form that did not come from our pages', (group) => {
  group.each.setup(() => cleanDatabase())

  test('changes nothing at any address', async ({ assert }) => {
    const { owner } = await anOfferedListing()
    const [victim, thief] = [new Visitor(), new Visitor()]
    await victim.signIn(owner.email, PASSWORD)
    await victim.get('/account')
    await thief.get('/sign-in')

    const doors = writingAddresses().filter(({ pattern }) => !MACHINE_DOORS.test(pattern))
    assert.isAbove(doors.length, 10)
    const before = await databaseDigest()
    for (const { method, path } of doors)
      for (const [forgery, forge] of Object.entries(FORGERIES)) {
        const browser = victim.copy()
        const answer = await browser.send(method, path, forge(victim, thief))
        assert.equal(answer.status, 403, `${method} ${path}: ${forgery}`)
      }
    assert.deepEqual(await databaseDigest(), before)
    assert.equal((await victim.get('/account')).status, 200)
  }).timeout(180_000)

  test('may skip the token only at the doors of machines', ({ assert }) => {
    const machines = writingAddresses().filter(({ pattern }) => MACHINE_DOORS.test(pattern))
    for (const { pattern } of machines) assert.match(pattern, /^\/(api|webhooks|registry|health)\//)
  })

  test('is told apart from one of ours under any of our local names', async ({ assert }) => {
    const user = await aUser()
    for (const [name, status] of [
      ['localhost', 302],
      ['127.0.0.1', 302],
      ['127.0.0.1.e.test', 403],
    ] as const) {
      const visitor = new Visitor()
      await visitor.get('/sign-in')
      const answer = await visitor.send('POST', '/sign-in', {
        headers: { ...FORM, ...tokenOf(visitor), Origin: `http://${name}:${process.env.PORT}` },
        body: String(new URLSearchParams({ email: user.email, password: PASSWORD })),
      })
      assert.equal(answer.status, status, name)
    }
  })
})

test.group('Looking at a page', (group) => {
  group.each.setup(() => cleanDatabase())

  test('changes nothing at any address', async ({ assert }) => {
    const { owner } = await anOfferedListing()
    const visitor = new Visitor()
    await visitor.signIn(owner.email, PASSWORD)
    const before = await databaseDigest()
    for (const { path } of readingAddresses()) {
      if (WRITTEN_BY_READING.includes(path)) continue
      const answer = await visitor.get(path)
      assert.notEqual(answer.status, 500, path)
    }
    assert.deepEqual(await databaseDigest(), before)
  }).timeout(180_000)
})
