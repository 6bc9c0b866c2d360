import { createHash } from 'node:crypto'
import MarkdownIt from 'markdown-it'
import sanitizeHtml from 'sanitize-html'

/** Longer texts are cut: rendering must end soon, whatever somebody sends. */
const MAX_BYTES = 100_000
const KEPT_BYTES = 16_000_000

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

/** A page has one h1: a text's own headings start at this level. */
type TopHeading = 2 | 3 | 4

const rendered = new Map<string, string>()
let keptBytes = 0

/**
 * A publisher's markdown (at most 100 kB) as HTML that is safe to show: no HTML of theirs, no images,
 * links to http, https and mailto only, headings below those of the page it stands in. Kept by content, the least recently read forgotten first.
 */
export function renderMarkdown(text: string, topHeading: TopHeading = 3): string {
  const key = topHeading + createHash('sha256').update(text).digest('base64')
  const html = rendered.get(key) ?? cleanHtml(markdown.render(text.slice(0, MAX_BYTES)), topHeading)
  remember(key, html)
  return html
}

function cleanHtml(html: string, topHeading: TopHeading): string {
  const lowered = [1, 2, 3, 4, 5, 6].map((level) => {
    const shown = Math.min(6, Math.max(topHeading, level + topHeading - 2))
    return [`h${level}`, `h${shown}`]
  })
  const transformTags = { ...ALLOWED.transformTags, ...Object.fromEntries(lowered) }
  return sanitizeHtml(html, { ...ALLOWED, transformTags })
}

function remember(key: string, html: string) {
  if (!rendered.delete(key)) keptBytes += html.length
  rendered.set(key, html)
  for (const [oldest, old] of rendered) {
    if (keptBytes <= KEPT_BYTES) return
    rendered.delete(oldest)
    keptBytes -= old.length
  }
}
