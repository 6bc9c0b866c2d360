import { escape, withLinks } from './html.ts'
import type { Message } from './message.ts'

/** The inbox, newest first. */
export function inboxPage(messages: Message[]): string {
  const rows = messages.map(
    (message) => `<tr>
      <td><time datetime="${message.received_at}">${when(message)}</time></td>
      <td>${escape(message.to.join(', '))}</td>
      <td><a href="/messages/${message.id}">${escape(message.subject || '(no subject)')}</a></td>
    </tr>`
  )
  const table = `<table>
    <thead><tr><th scope="col">Received</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead>
    <tbody>${rows.join('')}</tbody>
  </table>`
  return page('Caught mail', messages.length ? table : '<p>Nothing has been sent yet.</p>')
}

/**
 * One message. Its HTML is shown in a frame that may run nothing and reach nothing, except that
 * a link may open a new tab.
 */
export function messagePage(message: Message): string {
  const html = message.html
    ? `<h2>As designed</h2>
      <iframe title="The message as its sender designed it" sandbox="allow-popups allow-popups-to-escape-sandbox"
        srcdoc="${escape(`<base target="_blank">${message.html}`)}"></iframe>`
    : ''
  return page(
    message.subject || '(no subject)',
    `<p><a href="/">All messages</a></p>
    <dl>
      <dt>From</dt><dd>${escape(message.from)}</dd>
      <dt>To</dt><dd>${escape(message.to.join(', '))}</dd>
      <dt>Received</dt><dd><time datetime="${message.received_at}">${when(message)}</time></dd>
    </dl>
    ${html}
    <h2>As text</h2>
    <pre>${withLinks(message.text)}</pre>`
  )
}

export function missingPage(): string {
  return page('No such message', '<p><a href="/">All messages</a></p>')
}

const when = (message: Message) => message.received_at.slice(0, 19).replace('T', ' ') + ' UTC'

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escape(title)} · mail catcher</title>
  <style>${STYLE}</style>
</head>
<body><main><h1>${escape(title)}</h1>${body}</main></body>
</html>`
}

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.55 system-ui, sans-serif }
  body { margin: 0; padding: 2rem 1rem }
  main { max-width: 56rem; margin: 0 auto }
  h1 { font-size: 1.5rem } h2 { font-size: 1rem; margin-top: 2rem }
  table { width: 100%; border-collapse: collapse }
  th, td { text-align: left; padding: .55rem .75rem .55rem 0; border-bottom: 1px solid #8884; vertical-align: top }
  td:first-child { white-space: nowrap }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem } dd { margin: 0 }
  iframe { width: 100%; height: 32rem; border: 1px solid #8886; border-radius: 6px; background: #fff }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 1rem; border: 1px solid #8884; border-radius: 6px }
  @media (max-width: 40rem) { table, tbody, tr, td { display: block } thead { display: none } td { border: 0; padding: .1rem 0 } tr { padding: .75rem 0; border-bottom: 1px solid #8884 } }
`
