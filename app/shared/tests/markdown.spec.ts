import { test } from '@japa/runner'
import { headingsLowered, renderMarkdown, TextTooIntricate } from '#shared/markdown'

test.group('Markdown of a publisher', () => {
  test('becomes headings below the page’s own, lists, tables and code', async ({ assert }) => {
    const html = await renderMarkdown(
      '# One\n\n## Two\n\n### Three\n\n| a |\n|---|\n| `x<y` |\n\n1. **b**'
    )
    assert.include(html, '<h3>One</h3>')
    assert.include(html, '<h3>Two</h3>')
    assert.include(html, '<h4>Three</h4>')
    assert.include(html, '<td><code>x&lt;y</code></td>')
    assert.include(html, '<li><strong>b</strong></li>')
    const policy = await renderMarkdown('## Two\n\n### Three', { topHeading: 2 })
    assert.include(policy, '<h2>Two</h2>\n<h3>Three</h3>')
    assert.include(headingsLowered(policy), '<h3>Two</h3>\n<h4>Three</h4>')
    assert.equal(await renderMarkdown(' \n'), '')
  })

  test('links to http, https and mailto, and says that it does not vouch for them', async ({
    assert,
  }) => {
    const rel = 'rel="nofollow ugc noopener noreferrer"'
    assert.include(
      await renderMarkdown('[a](https://a.example/b)'),
      `<a href="https://a.example/b" ${rel}>a</a>`
    )
    assert.include(await renderMarkdown('http://a.example'), `<a href="http://a.example" ${rel}>`)
    assert.include(await renderMarkdown('ada@a.example'), `<a href="mailto:ada@a.example" ${rel}>`)
  })

  test('carries nothing that runs, loads or leads astray', async ({ assert }) => {
    const attacks = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '<svg/onload=alert(1)>',
      '<!--<script>',
      '</script><script>alert(1)//',
      '[x](javascript:alert(1))',
      '[x](JaVaScRiPt:alert(1))',
      '[x](java\tscript:alert(1))',
      '[x](&#106;avascript:alert(1))',
      '[x](data:text/html;base64,PHNjcmlwdD4=)',
      '[x](vbscript:x)',
      '![x](https://a.example/pixel.png)',
      '![x](data:image/svg+xml,<svg/onload=alert(1)>)',
      '[x]: javascript:alert(1)\n\n[x]',
      '<javascript:alert(1)>',
      '[x](//evil.example)',
      '[x](/sign-out)',
      '[x](https://a.example "onmouseover=alert(1)")',
      '`<script>`\n\n```html\n<script>\n```',
      '<a href="https://a.example" onclick="alert(1)">x</a>',
      '[a](https://a.example/" onmouseover="alert(1))',
      '<iframe src=https://a.example></iframe><style>*{}</style><form action=/>',
    ]
    for (const attack of attacks) {
      const html = await renderMarkdown(attack)
      const tags = [...html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/g)]
      for (const [, tag, attributes] of tags) {
        assert.include(['p', 'a', 'code', 'pre', 'em'], tag, attack)
        if (attributes && attributes !== ' tabindex="0"')
          assert.match(attributes, /^ href="https:\/\/a\.example[^" ]*" rel="[a-z ]+"$/, attack)
      }
      assert.notMatch(html.replaceAll(/<\/?[a-z0-9]+[^>]*>/g, ''), /[<>]/, attack)
    }
  })

  test('keeps the words of a picture and drops the picture', async ({ assert }) => {
    assert.equal(
      await renderMarkdown('![A <b>map</b>](https://a.example/x.png)'),
      '<p>A &lt;b&gt;map&lt;/b&gt;</p>\n'
    )
  })

  test('is laid out or refused, and holds up nobody else, whatever 100 kB are sent', async ({
    assert,
  }) => {
    const patterns = [
      '|a\n',
      'a|\n',
      '[',
      '![',
      '](',
      '*',
      '_',
      '`',
      '<',
      '&',
      '> ',
      '- ',
      '*a **b ',
      '[a](b',
      '[a]: ',
      '~~a',
      'www.',
      'http://',
      'a@',
      '((',
      '\\',
      '[a\n',
      '``` \n',
      '`a``',
      '<!--',
      '<a ',
    ]
    const wide = `${'|a'.repeat(200)}\n${'|-'.repeat(200)}\n`
    const texts = patterns.map((pattern) => pattern.repeat(100_000 / pattern.length))
    texts.push(`|a|\n|-|\n${texts[0]}`, wide.concat('a\n'.repeat(49_000)))
    const outcomes = { finished: 0, refused: 0 }

    const before = process.cpuUsage()
    for (const text of texts)
      await renderMarkdown(text).then(
        () => outcomes.finished++,
        (error) => {
          assert.instanceOf(error, TextTooIntricate)
          outcomes.refused++
        }
      )
    const { user, system } = process.cpuUsage(before)

    // Laid out here, these texts would take this process half a minute; it only hands them over.
    assert.isBelow((user + system) / 1_000_000, 5)
    assert.equal(outcomes.finished + outcomes.refused, texts.length)
    assert.isAbove(outcomes.refused, 0)
    assert.isAbove(outcomes.finished, 0)
    assert.equal(await renderMarkdown('after *that*'), '<p>after <em>that</em></p>\n')
  }).timeout(180_000)

  test('has as many cells in its tables as a page can bear', async ({ assert }) => {
    const table = (rows: number) => `| a | b |\n|---|---|\n${'| 1 | 2 |\n'.repeat(rows)}`
    assert.include(await renderMarkdown(table(100)), '<td>2</td>')
    await assert.rejects(() => renderMarkdown(table(2_600)), TextTooIntricate)
  })
})
