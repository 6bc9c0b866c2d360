import MarkdownIt from 'markdown-it'
import sanitizeHtml from 'sanitize-html'

/** A page has one h1: a text's own headings start at this level. */
export type TopHeading = 2 | 3 | 4
export type Order = { text: string; topHeading: TopHeading }
/** HTML that is safe to show, or null for a text that would make more of it than a page can bear. */
export type Rendering = { html: string | null }

const MOST_TABLE_CELLS = 5_000
const MOST_HTML = 1_000_000

const SAFE_LINK = /^(https?:\/\/|mailto:)/i

const markdown = new MarkdownIt('default', { html: false, linkify: true, maxNesting: 20 })
markdown.validateLink = (address) => SAFE_LINK.test(address)
markdown.renderer.rules.image = (tokens, index) => markdown.utils.escapeHtml(tokens[index].content)

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: `p br hr h2 h3 h4 h5 h6 ul ol li strong em s code pre blockquote a
    table thead tbody tr th td`.split(/\s+/),
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'], pre: ['tabindex'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  transformTags: {
    // Wide code scrolls, and the keyboard must reach what scrolls.
    pre: () => ({ tagName: 'pre', attribs: { tabindex: '0' } }),
    a: (_, { href = '' }): sanitizeHtml.Tag =>
      SAFE_LINK.test(href)
        ? { tagName: 'a', attribs: { href, rel: 'nofollow ugc noopener noreferrer' } }
        : { tagName: 'span', attribs: {} },
  },
}

function render({ text, topHeading }: Order): Rendering {
  const tokens = markdown.parse(text, {})
  const cells = tokens.filter(({ type }) => type === 'td_open' || type === 'th_open')
  if (cells.length > MOST_TABLE_CELLS) return { html: null }
  const html = markdown.renderer.render(tokens, markdown.options, {})
  return { html: html.length > MOST_HTML ? null : cleanHtml(html, topHeading) }
}

function cleanHtml(html: string, topHeading: TopHeading): string {
  const lowered = [1, 2, 3, 4, 5, 6].map((level) => {
    const shown = Math.min(6, Math.max(topHeading, level + topHeading - 2))
    return [`h${level}`, `h${shown}`]
  })
  const transformTags = { ...ALLOWED.transformTags, ...Object.fromEntries(lowered) }
  return sanitizeHtml(html, { ...ALLOWED, transformTags })
}

/** The program that a RenderingProcess runs: an answer for each text, until its parent is gone. */
process.on('message', (order: Order) => process.send!(render(order)))
process.once('disconnect', () => process.exit())

// The first text must not pay for what is compiled and looked up once.
render({ text: '# a\n\n*b* `c` https://d.example\n\n| e |\n|---|\n| f |', topHeading: 3 })
process.send!('ready')
