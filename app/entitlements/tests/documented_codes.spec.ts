import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { FACTS } from '#entitlements/terms/facts_in_order'
import { STATE_REASONS, VERDICT_REASONS } from '#entitlements/terms/verdict_reasons'

const page = readFileSync(app.makePath('docs/ELIGIBILITY.md'), 'utf8')

/** The rows of a chapter's table, each as its cells; the code is the first. */
const tableOf = (chapter: string) => {
  const [, rest] = page.split(`## ${chapter}\n`)
  return rest
    .split('\n## ')[0]
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.slice(1, -1).split('|'))
    .map(([code, ...cells]) => [code.trim().slice(1, -1), ...cells.map((cell) => cell.trim())])
}

const asRows = (reasons: typeof VERDICT_REASONS) =>
  Object.entries(reasons).map(([code, { means, change }]) => [code, means, change])

test.group('The page about eligibility', () => {
  test('has every code there is, no other, and the same words for it', ({ assert }) => {
    assert.deepEqual(tableOf('Verdicts'), asRows(VERDICT_REASONS))
    assert.deepEqual(tableOf('Where an entitlement stands'), asRows(STATE_REASONS))
    assert.deepEqual(tableOf('Facts'), Object.entries(FACTS))
  })
})
