import { code } from '#database/demo_shop/flush_text'

export const main = code`
import { execFileSync } from 'node:child_process'
import { toMarkdown } from './sections.ts'

const [repository, from, to] = process.argv.slice(2)
if (!repository || !from || !to) {
  console.error('usage: node src/main.ts REPOSITORY FROM TO')
  process.exit(2)
}

const log = execFileSync(
  'git',
  ['-C', repository, 'log', '--no-merges', '--format=%H%x00%s%x00%b%x01', from + '..' + to],
  { encoding: 'utf8', env: { ...process.env, GIT_TERMINAL_PROMPT: '0' } }
)

const commits = log
  .split('\u0001')
  .map((entry) => entry.trim())
  .filter((entry) => entry !== '')
  .map((entry) => {
    const [hash, subject, body] = entry.split('\u0000')
    return { hash, subject, body: body.trim() }
  })

process.stdout.write(toMarkdown(to.replace(/^v/, ''), commits))
`

export const sections = code`
export interface Commit {
  hash: string
  subject: string
  body: string
}

type Section = 'New' | 'Changed' | 'Mended' | 'Behind the scenes'

const SIGNS: [Section, RegExp][] = [
  ['Changed', /^(breaking|change|rename|remove|drop|require)/i],
  ['New', /^(add|allow|support|introduce|let)/i],
  ['Mended', /^(fix|mend|correct|stop|avoid)/i],
]

export function sectionOf(commit: Commit): Section {
  if (/^BREAKING[ -]CHANGE:/m.test(commit.body)) return 'Changed'
  return SIGNS.find(([, sign]) => sign.test(commit.subject))?.[0] ?? 'Behind the scenes'
}

export function toMarkdown(version: string, commits: Commit[]): string {
  const parts = ['## ' + version]
  for (const section of ['New', 'Changed', 'Mended'] as const) {
    const lines = commits.filter((commit) => sectionOf(commit) === section)
    if (lines.length === 0) continue
    parts.push('### ' + section, lines.map((commit) => '- ' + sentence(commit)).join('\n'))
  }
  const unseen = commits.filter((commit) => sectionOf(commit) === 'Behind the scenes').length
  if (unseen > 0) parts.push('### Behind the scenes', '- ' + unseen + ' commits that should change nothing for you.')
  return parts.join('\n\n') + '\n'
}

function sentence({ subject }: Commit): string {
  const text = subject[0].toUpperCase() + subject.slice(1)
  return /[.!?]$/.test(text) ? text : text + '.'
}
`

export const describe = code`
import { sectionOf, type Commit } from './sections.ts'

export interface Description {
  effect: 'none' | 'addition' | 'change' | 'repair'
  sentence: string
  /** What a reader should check before updating, if anything. */
  check: string | null
}

const EFFECTS = {
  'New': 'addition',
  'Changed': 'change',
  'Mended': 'repair',
  'Behind the scenes': 'none',
} as const

/** The tool other agents call: one commit in, one sentence out. */
export function describeChange(commit: Commit): Description {
  const warning = commit.body.match(/^BREAKING[ -]CHANGE:\s*(.+)$/m)
  return {
    effect: EFFECTS[sectionOf(commit)],
    sentence: commit.subject,
    check: warning ? warning[1] : null,
  }
}
`

export const describeTest = code`
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeChange } from '../src/describe.ts'

test('a breaking change says what to check', () => {
  const description = describeChange({
    hash: 'c0ffee',
    subject: 'Refuse to overwrite an export',
    body: 'BREAKING CHANGE: pass --force to keep the old way',
  })

  assert.equal(description.effect, 'change')
  assert.equal(description.check, 'pass --force to keep the old way')
})

test('a commit without an effect says so', () => {
  assert.equal(describeChange({ hash: 'c0ffee', subject: 'Tidy', body: '' }).effect, 'none')
})
`
