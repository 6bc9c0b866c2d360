import { createInertiaApp, type ResolvedComponent } from '@inertiajs/svelte'
import type { Page } from '@inertiajs/core'
import { render as svelteRender } from 'svelte/server'
import { layoutFor } from '~/layouts/layout_for'

const pages = import.meta.glob<ResolvedComponent>(
  ['./pages/**/*.svelte', '!./pages/**/_parts/**'],
  {
    eager: true,
  }
)

type Rendered = { head: string[]; body: string }
type Renderer = (page: Page, render: typeof svelteRender) => Promise<Rendered>

const renderer = createInertiaApp({
  resolve: (name) => pages[`./pages/${name}.svelte`],
  layout: layoutFor,
}) as unknown as Promise<Renderer>

export default async function render(page: Page): Promise<Rendered> {
  const { head, body } = await (await renderer)(page, svelteRender)
  return { head, body: withInertData(body) }
}

/** `<!--<script>` inside the page's JSON would make the parser swallow the rest of the document. */
function withInertData(body: string): string {
  const start = body.indexOf('>') + 1
  const end = body.indexOf('</script>')
  return body.slice(0, start) + body.slice(start, end).replaceAll('<', '\\u003c') + body.slice(end)
}
