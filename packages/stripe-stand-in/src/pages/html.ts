const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text made safe for element content and quoted attributes. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

/** A whole page, usable without JavaScript. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escape(title)} · Stripe stand-in</title>
  <style>${STYLE}</style>
</head>
<body>
  <p class="notice" role="note">Stripe stand-in — test mode, no real money</p>
  <main>
    <h1>${escape(title)}</h1>
    ${body}
  </main>
</body>
</html>`
}

/** A button of a form that posts to the page's own address. */
export function button(
  action: string,
  label: string,
  kind: 'main' | 'side' = 'side',
  attribute = ''
): string {
  return `<button name="action" value="${action}" class="${kind}" ${attribute}>${escape(label)}</button>`
}

const STYLE = `
  :root { color-scheme: light dark; --ink: #1c2733; --soft: #5b6b7c; --line: #d8dee6; --paper: #fff; --ground: #f5f7fa; --act: #4338ca; --on-act: #fff; --warn: #9a3412; --warn-ground: #fff4ed }
  @media (prefers-color-scheme: dark) { :root { --ink: #e8edf3; --soft: #a3b1c0; --line: #36414d; --paper: #1b222b; --ground: #12171d; --act: #a5b4fc; --on-act: #12171d; --warn: #fdba74; --warn-ground: #3a2215 } }
  * { box-sizing: border-box }
  body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, sans-serif }
  .notice { margin: 0; padding: .5rem 1rem; text-align: center; font-size: .875rem; color: var(--warn); background: var(--warn-ground); border-bottom: 1px solid var(--line) }
  main { max-width: 60rem; margin: 2.5rem auto; padding: 0 1rem }
  h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1.5rem } h2 { font-size: 1rem; margin: 0 0 1rem }
  .columns { display: grid; gap: 1.5rem; align-items: start }
  @media (min-width: 48rem) { .columns { grid-template-columns: 1fr 1fr } }
  section { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 1.5rem }
  section + section { margin-top: 1.5rem } .columns section { margin: 0 }
  table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums }
  th, td { text-align: left; padding: .5rem 0; border-bottom: 1px solid var(--line); font-weight: 400; vertical-align: top }
  td:last-child, th:last-child { text-align: right } tfoot tr:last-child > * { font-weight: 650; border: 0 }
  label { display: block; font-size: .875rem; color: var(--soft); margin-bottom: .9rem }
  input, select { display: block; width: 100%; margin-top: .25rem; padding: .6rem .7rem; font: inherit; color: var(--ink); background: var(--ground); border: 1px solid var(--line); border-radius: 6px }
  .row { display: grid; grid-template-columns: 1fr 1fr; gap: 0 .75rem }
  button, .button { display: block; width: 100%; margin-top: .6rem; padding: .7rem 1rem; font: inherit; text-align: center; text-decoration: none; cursor: pointer; color: var(--ink); background: none; border: 1px solid var(--line); border-radius: 6px }
  .main { color: var(--on-act); background: var(--act); border-color: var(--act); font-weight: 600 }
  :focus-visible { outline: 3px solid var(--act); outline-offset: 2px }
  [role=alert] { margin: 0 0 1rem; padding: .7rem .9rem; border-radius: 6px; color: var(--warn); background: var(--warn-ground); border: 1px solid currentColor }
  .soft { color: var(--soft); font-size: .875rem } code { font-size: .85em; overflow-wrap: anywhere } a { color: var(--act) }
`
