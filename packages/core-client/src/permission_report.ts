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
  const change = permissionChange(permissions, before)
  if (change === null) return
  const unchanged = change.added.length === 0 && change.removed.length === 0
  terminal.line()
  terminal.line(`  Since ${change.since}: ${unchanged ? 'unchanged' : ''}`.trimEnd())
  for (const added of change.added) terminal.line(`    ${terminal.paint('yellow', '+')} ${added}`)
  for (const removed of change.removed)
    terminal.line(`    ${terminal.paint('dim', '−')} ${removed}`)
}

interface Change {
  since: string
  added: string[]
  removed: string[]
}

/** What a version requests that an earlier one did not, and the other way round; null without an earlier one. */
export function permissionChange(
  permissions: readonly string[],
  before: { version: string; permissions: readonly string[] } | null
): Change | null {
  if (before === null) return null
  return {
    since: before.version,
    added: permissions.filter((permission) => !before.permissions.includes(permission)),
    removed: before.permissions.filter((permission) => !permissions.includes(permission)),
  }
}
