import { Refusal } from '#shared/refusal'
import { renderElsewhere } from '#shared/markdown/rendering_process'
import type { TopHeading } from '#shared/markdown/rendering_program'

/** Carries the field of the form that the text was written in. */
export class TextTooIntricate extends Refusal {
  static code = 'E_TEXT_TOO_INTRICATE'
  static message =
    'This text takes too long to lay out as a page. Make its tables and lists smaller, or the whole of it shorter.'

  constructor(field?: string) {
    super(undefined, field)
  }
}

/**
 * A publisher's markdown (at most 100 kB) as HTML that is safe to show: no HTML of theirs, no images, links to
 * http, https and mailto only, headings below those of the page it stands in. For when a text is written, not
 * when it is read: it is done in another process within two seconds, or refused. Throws TextTooIntricate.
 */
export async function renderMarkdown(
  text: string,
  { field, topHeading = 3 }: { field?: string; topHeading?: TopHeading } = {}
): Promise<string> {
  if (text.trim() === '') return ''
  const html = (await renderElsewhere({ text, topHeading }))?.html ?? null
  if (html === null) throw new TextTooIntricate(field)
  return html
}

/** Rendered HTML with every heading one level lower, for a page that has a level more above it. */
export const headingsLowered = (html: string) =>
  html.replaceAll(/<(\/?)h([2-5])>/g, (_, slash, level) => `<${slash}h${Number(level) + 1}>`)
