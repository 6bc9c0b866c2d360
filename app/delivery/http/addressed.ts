import type { HttpContext } from '@adonisjs/core/http'
import type { ArtifactAddress } from '#delivery/queries/artifact_facts'

/** Postgres takes no NUL in a text; nothing of ours has one in its name, so it names nothing. */
const nameable = (text: string | undefined) => (text?.includes('\0') ? '' : (text ?? ''))

/** Which agent, version and file a request's address names. */
export function addressed({ params }: HttpContext): ArtifactAddress {
  return {
    agentId: nameable(params.agent_id),
    version: nameable(params.version),
    name: nameable(params.name),
  }
}
