import {
  type AuthorityVerdict,
  comparePermissions,
  stepSentence,
} from '@fleetprompt/agent-archive/permission_delta'
import { describePermission } from '@fleetprompt/agent-archive/permissions'
import type { Terminal } from './terminal.ts'

const tones = { low: 'green', medium: 'yellow', high: 'red' } as const
const order = ['high', 'medium', 'low']

/** A requested permission with what it means, as `--json` gives it. */
export interface ExplainedPermission {
  permission: string
  risk: 'low' | 'medium' | 'high'
  words: string
}

/** Puts permissions into plain words, the riskiest first. */
export function explained(permissions: readonly string[]): ExplainedPermission[] {
  return permissions
    .map((permission) => {
      const { risk, words } = describePermission(permission)
      return { permission, risk, words }
    })
    .sort((one, other) => order.indexOf(one.risk) - order.indexOf(other.risk))
}

/** Shows permissions with their risk, and what changed since an earlier version if there is one. */
export function showPermissions(
  terminal: Terminal,
  permissions: readonly string[],
  before: { version: string; permissions: readonly string[] } | null
): void {
  if (permissions.length === 0) terminal.line('  none')
  terminal.columns(
    explained(permissions).map(({ permission, risk, words }) => [
      terminal.paint(tones[risk], risk),
      words,
      terminal.paint('dim', permission),
    ])
  )
  const delta = permissionDelta(permissions, before)
  if (delta === null) return
  terminal.line()
  terminal.line(`  Since ${delta.since}: ${verdicts[delta.verdict]}`)
  for (const { verdict, permission, why } of delta.changes) {
    const [sign, tone] = signs[verdict]
    terminal.line(`    ${terminal.paint(tone, sign)} ${permission}`)
    terminal.line(`      ${terminal.paint('dim', why)}`)
  }
}

const verdicts = {
  same: 'the same',
  narrowed: 'less than before',
  widened: 'more than before, or nobody can tell',
}
const signs = { widened: ['+', 'yellow'], narrowed: ['−', 'green'], same: ['=', 'dim'] } as const

interface Delta {
  since: string
  verdict: AuthorityVerdict
  changes: { permission: string; verdict: AuthorityVerdict; reason: string; why: string }[]
}

/** What becomes of an agent's authority after an earlier version, as we see it; null without an earlier one. */
export function permissionDelta(
  permissions: readonly string[],
  before: { version: string; permissions: readonly string[] } | null
): Delta | null {
  if (before === null) return null
  const { verdict, steps } = comparePermissions(before.permissions, permissions)
  const changes = steps
    .filter(({ reason }) => reason !== 'kept')
    .map((step) => ({
      permission: step.permission,
      verdict: step.verdict,
      reason: step.reason,
      why: stepSentence(step),
    }))
  return { since: before.version, verdict, changes }
}
