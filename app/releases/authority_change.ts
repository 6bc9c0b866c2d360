import {
  comparePermissions,
  gravest,
  stepSentence,
  type AuthorityVerdict,
  type StepReason,
} from '@fleetprompt/agent-archive/permission_delta'
import { describePermission } from '@fleetprompt/agent-archive/permissions'

type Asking = { version: string; permissions: readonly string[] }

/** What becomes of an agent's authority from one version to another, for people to read. */
export type AuthorityChange = {
  from: string
  to: string
  verdict: AuthorityVerdict
  domains: { domain: string; verdict: AuthorityVerdict; steps: ShownStep[] }[]
}

type ShownStep = {
  permission: string
  words: string
  risk: string
  verdict: AuthorityVerdict
  reason: StepReason
  why: string
}

/** By permission domain, those that widened first, each step with its reasoning. */
export function authorityChange(from: Asking, to: Asking): AuthorityChange {
  const { verdict, steps } = comparePermissions(from.permissions, to.permissions)
  const domains = [...Map.groupBy(steps, ({ domain }) => domain)].map(([domain, own]) => ({
    domain,
    verdict: gravest(own),
    steps: own.map((step) => {
      const { words, risk } = describePermission(step.permission)
      const { permission, reason } = step
      return { permission, words, risk, verdict: step.verdict, reason, why: stepSentence(step) }
    }),
  }))
  return { from: from.version, to: to.version, verdict, domains }
}
