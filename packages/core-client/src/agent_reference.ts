import { parseVersion } from '@fleetprompt/agent-archive/versions'
import { isAgentId } from './agent_id.ts'
import { misused } from './failure.ts'

/** What a person names on the command line: an agent, and perhaps one of its versions. */
export interface AgentReference {
  agentId: string
  version: string | null
}

/**
 * Reads an agent id as the marketplace writes it.
 *
 * @throws Failure (usage)
 */
export function readAgentId(text: string): string {
  if (isAgentId(text)) return text
  throw misused(
    'That is not an agent id.',
    'An agent id is a name in reverse-DNS order, such as dev.ada.reviewer.',
    '“fleetprompt search WORDS” finds the ids of agents.'
  )
}

/**
 * Reads `AGENT_ID` or `AGENT_ID@VERSION`.
 *
 * @throws Failure (usage)
 */
export function readAgentReference(text: string): AgentReference {
  const at = text.indexOf('@')
  if (at === -1) return { agentId: readAgentId(text), version: null }
  return { agentId: readAgentId(text.slice(0, at)), version: readVersion(text.slice(at + 1)) }
}

/**
 * Reads a semantic version.
 *
 * @throws Failure (usage)
 */
export function readVersion(text: string): string {
  if (parseVersion(text) !== null) return text
  throw misused(
    'That is not a version.',
    'Versions follow semantic versioning 2.0.0, such as 1.4.0 or 2.0.0-beta.1.',
    '“fleetprompt info AGENT_ID” lists the versions of an agent.'
  )
}
