import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import env from '#start/env'
import { refundWindowDays } from '#billing/refund_requests/refund_window'
import { renderMarkdown } from '#shared/markdown'
import { NotFound } from '#shared/refusal'

const NAMES = ['content', 'refunds', 'terms', 'security']

type PolicyText = { title: string; html: string }

const kept = new Map<string, PolicyText>()

/** One of the marketplace's own policies: its first line is the title, the rest is rendered. Throws NotFound. */
export async function policyText(name: string): Promise<PolicyText> {
  if (!NAMES.includes(name)) throw new NotFound()
  const text = kept.get(name) ?? (await readPolicy(name))
  kept.set(name, text)
  return text
}

async function readPolicy(name: string): Promise<PolicyText> {
  const text = await readFile(app.makePath('resources/policies', `${name}.md`), 'utf8')
  const [, title = '', body = ''] = /^# (.+)\n([^]*)$/.exec(text) ?? []
  // A text's links must be whole addresses: those of others may not point into the shop.
  const whole = body
    .replaceAll('](/', `](${env.get('APP_URL').replace(/\/$/, '')}/`)
    .replaceAll('{{refund_window_days}}', String(refundWindowDays()))
  return { title, html: await renderMarkdown(whole, { topHeading: 2 }) }
}
