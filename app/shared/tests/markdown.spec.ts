import { test } from '@japa/runner'
import { renderMarkdown } from '#shared/markdown'

test.group('Markdown of a publisher', () => {
  test('becomes headings below the page’s own, lists, tables and code', ({ assert }) => {
    const html = renderMarkdown(
      '# One\n\n## Two\n\n### Three\n\n| a |\n|---|\n| `x<y` |\n\n1. **b**'
    )
    assert.include(html, '<h3>One</h3>')
    assert.include(html, '<h3>Two</h3>')
    assert.include(html, '<h4>Three</h4>')
    assert.include(html, '<td><code>x&lt;y</code></td>')
    assert.include(html, '<li><strong>b</strong></li>')
    assert.include(renderMarkdown('## Two\n\n### Three', 2), '<h2>Two</h2>\n<h3>Three</h3>')
  })

  test('links to http, https and mailto, and says that it does not vouch for them', ({
    assert,
  }) => {
    const rel = 'rel="nofollow ugc noopener noreferrer"'
    assert.include(
      renderMarkdown('[a](https://a.example/b)'),
      `<a href="https://a.example/b" ${rel}>a</a>`
    )
    assert.include(renderMarkdown('http://a.example'), `<a href="http://a.example" ${rel}>`)
    assert.include(renderMarkdown('ada@a.example'), `<a href="mailto:ada@a.example" ${rel}>`)
  })

  test('carries nothing that runs, loads or leads astray', ({ assert }) => {
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
      const html = renderMarkdown(attack)
      const tags = [...html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/g)]
      for (const [, tag, attributes] of tags) {
        assert.include(['p', 'a', 'code', 'pre', 'em'], tag, attack)
        if (attributes && attributes !== ' tabindex="0"')
          assert.match(attributes, /^ href="https:\/\/a\.example[^" ]*" rel="[a-z ]+"$/, attack)
      }
      assert.notMatch(html.replaceAll(/<\/?[a-z0-9]+[^>]*>/g, ''), /[<>]/, attack)
    }
  })

  test('keeps the words of a picture and drops the picture', ({ assert }) => {
    assert.equal(
      renderMarkdown('![A <b>map</b>](https://a.example/x.png)'),
      '<p>A &lt;b&gt;map&lt;/b&gt;</p>\n'
    )
  })

  test('ends soon, whatever is sent: time grows with the length, not with its square', ({
    assert,
  }) => {
    const patterns = [
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
    const cost = (text: string) => {
      const started = process.cpuUsage()
      renderMarkdown(text)
      const { user, system } = process.cpuUsage(started)
      return (user + system) / 1000
    }
    for (const pattern of patterns) {
      const text = (bytes: number) => pattern.repeat(bytes / pattern.length)
      const small = cost(text(10_000))
      const large = cost(text(50_000))
      assert.isTrue(large < 100 || large < small * 15, `${pattern}: ${small} → ${large} ms`)
    }
  })

  test('is rendered once for the same words', ({ assert }) => {
    const text = `# Once\n\n${'a *b* c '.repeat(10_000)}`
    const first = performance.now()
    const html = renderMarkdown(text)
    const second = performance.now()
    assert.equal(renderMarkdown(text), html)
    assert.isBelow(performance.now() - second, second - first)
  })
})
