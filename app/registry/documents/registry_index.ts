import { appUrl } from '#config/app'
import type { RegisteredAgent } from '#registry/queries/registered_agents'

export const SCHEMA_VERSION = 1

/** A badge, never an authorisation: 0 unverified, 1 a publisher whose identity Stripe has checked, 2 reviewed here. */
export function verificationOf(agent: RegisteredAgent) {
  if (agent.badge === 'verified') return { level: 2 }
  return { level: agent.payouts_enabled_at ? 1 : 0 }
}

export const displayOf = ({ name, summary, tags }: RegisteredAgent) => ({ name, summary, tags })

/** All agents in a few words. Its date is that of the newest change, so that equal content gives equal bytes. */
export function registryIndex(agents: RegisteredAgent[]) {
  const newest = Math.max(0, ...agents.map(({ updated_at: at }) => at.getTime()))
  return {
    schema_version: SCHEMA_VERSION,
    generated_at: new Date(newest).toISOString(),
    agents: agents.map((agent) => ({
      id: agent.agent_id,
      display: displayOf(agent),
      publisher: { name: agent.publisher_name },
      latest_version: agent.latest_version,
      commercial: { requires_entitlement: !agent.is_free },
      verification: verificationOf(agent),
      url: `${appUrl}/registry/v1/agents/${agent.agent_id}.json`,
      updated_at: agent.updated_at,
    })),
  }
}
