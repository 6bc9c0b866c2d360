import type { Message } from '#shared/mail'

export type Letter = {
  to: string
  subject: string
  sentences: string[]
  button?: { label: string; url: string }
  /** What to do when the mail came unexpected, and other small print. */
  afterwards?: string[]
}

const SIGNATURE = 'FleetPrompt Marketplace'

/** Writes a mail in text and in simple HTML from the same words. */
export function letter({ to, subject, sentences, button, afterwards = [] }: Letter): Message {
  const text = [...sentences, ...(button ? [`${button.label}:\n${button.url}`] : []), ...afterwards]
  return {
    to,
    subject,
    text: `${text.join('\n\n')}\n\n-- \n${SIGNATURE}\n`,
    html: page(
      subject,
      [
        ...sentences.map((sentence) => paragraph(sentence, INK)),
        ...(button ? [link(button)] : []),
        ...afterwards.map((sentence) => paragraph(sentence, SOFT)),
        paragraph(SIGNATURE, SOFT),
      ].join('\n')
    ),
  }
}

const INK = '#1d1c19'
const SOFT = '#6a675f'

const page = (title: string, body: string) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escaped(title)}</title></head>
<body style="margin:0;padding:32px 16px;font:16px/1.55 Georgia,serif">
<div style="max-width:34em;margin:0 auto">
${body}
</div>
</body>
</html>
`

const paragraph = (sentence: string, color: string) =>
  `<p style="margin:0 0 18px;color:${color}">${escaped(sentence)}</p>`

/** The address is written out below the button: many mail programs hide where a button leads. */
const link = ({ label, url }: { label: string; url: string }) =>
  `<p style="margin:0 0 18px"><a href="${escaped(url)}" style="display:inline-block;padding:10px 18px;border-radius:4px;background:#1f4d3d;color:#ffffff;text-decoration:none">${escaped(label)}</a></p>
<p style="margin:0 0 18px;font-size:13px;color:${SOFT};word-break:break-all">${escaped(url)}</p>`

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character])
