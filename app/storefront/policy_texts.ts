import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import { renderMarkdown } from '#shared/markdown'
import { NotFound } from '#shared/refusal'

const NAMES = ['content', 'refunds', 'terms', 'security']

/** One of the marketplace's own policies: its first line is the title, the rest is rendered. Throws NotFound. */
export async function policyText(name: string): Promise<{ title: string; html: string }> {
  if (!NAMES.includes(name)) throw new NotFound()
  const text = await readFile(app.makePath('resources/policies', `${name}.md`), 'utf8')
  const [, title = '', body = ''] = /^# (.+)\n([^]*)$/.exec(text) ?? []
  return { title, html: renderMarkdown(body, 2) }
}
