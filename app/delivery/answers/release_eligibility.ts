import { NotFound } from '#shared/refusal'
import type { Eligibility } from '#entitlements/terms/eligibility'
import { explain } from '#entitlements/terms/explanation'
import type { AgentFacts } from '#delivery/queries/agent_facts'
import { verdictOn } from '#delivery/terms/download_decision'

const told = ({ eligible, code, message }: Eligibility) => ({ eligible, reason: { code, message } })

/** The verdict of this door at a moment, with all that it follows from. Throws NotFound for a version that is not there. */
export function releaseEligibility(facts: AgentFacts, version: string, at: Date) {
  const release = facts.releases.find((published) => published.version === version)
  if (!release) throw new NotFound()
  const { bearer, entitlements, listing } = facts
  const explained = explain({ entitlements, listing, release }, at, (moment) =>
    verdictOn(bearer, facts, release, moment)
  )
  return {
    agent_id: facts.agentId,
    version,
    at,
    ...told(explained.verdict),
    facts: explained.facts,
    would_change: explained.change,
    next: explained.next && { at: explained.next.at, ...told(explained.next.verdict) },
  }
}
