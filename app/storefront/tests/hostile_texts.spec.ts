import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { anOfferedListing } from '#tests/scenarios/catalog'
import { aPublisher } from '#tests/scenarios/publishers'

const HOSTILE = [
  '<!--<script>',
  '</script><script>alert(1)</script>',
  'a\u2028b\u2029c',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  "'-alert(1)-'",
  '{{7*7}}${7*7}',
  '&lt;b&gt;',
  '[x](javascript:alert(1))',
  '<!-- --!> -->',
  '<title></title><style>*{display:none}</style>',
]

/** What a browser runs or hides things with: only ours may be there. */
const elements = (html: string, name: string) =>
  html.match(new RegExp(`<${name}[\\s>]`, 'gi')) ?? []

/** Event handlers in tags: a `<` that we wrote begins each of them, and `"` ends each value. */
const handlers = (html: string) =>
  (html.match(/<[a-z][^\s/>]*(\s+[^\s=>"]+(="[^"]*")?)*/gi) ?? [])
    .flatMap((tag) =>
      tag
        .replaceAll(/="[^"]*"/g, '')
        .split(/\s+/)
        .slice(1)
    )
    .filter((name) => /^on/i.test(name))

test.group('A publisher’s text', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  for (const [at, text] of HOSTILE.entries())
    test(`stays a text on every page that shows it (${JSON.stringify(text)})`, async ({
      client,
      assert,
    }) => {
      const by = await aPublisher({ displayName: `Studio ${at}` })
      await by.publisher.merge({ displayName: text, bio: text }).save()
      const { listing } = await anOfferedListing({
        by,
        name: text,
        summary: text,
        description: `${text}\n\nThe last words of the description.`,
        tags: [text],
        integrationPoints: [text],
        permissionDomains: [text],
      })
      const quiet = await client.get('/policies/content')

      for (const path of [
        '/',
        '/agents',
        `/agents?q=${encodeURIComponent(text)}`,
        `/agents/${listing.agentId}`,
        `/publishers/${by.publisher.slug}`,
      ]) {
        const page = await client.get(path)
        const html = page.text()
        page.assertStatus(200)
        const data = /<script data-page="app" type="application\/json">([^]*?)<\/script>/.exec(
          html
        )![1]
        assert.notInclude(data, '<', path)
        assert.include(JSON.stringify(JSON.parse(data)), JSON.stringify(text).slice(1, -1), path)
        const body = html.slice(html.indexOf('<body'))
        for (const tag of ['img', 'iframe', 'style', 'title'])
          assert.lengthOf(elements(body, tag), 0, path)
        const scripts = elements(html, 'script').length
        assert.isTrue(
          scripts === elements(quiet.text(), 'script').length,
          `${path}: ${scripts} scripts`
        )
        assert.isEmpty(handlers(html), path)
        assert.notMatch(html, /href="\s*javascript:/i, path)
        assert.include(html, '<footer', path)
      }
      assert.include(
        (await client.get(`/agents/${listing.agentId}`)).text(),
        'The last words of the description.'
      )
    })
})
