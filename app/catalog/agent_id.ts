/** Core's own rule for agent ids (its manifest reader), before the marketplace's additions. */
const CORE_AGENT_ID = /^[A-Za-z0-9][A-Za-z0-9._-]*$/

const MAX_BYTES = 200

/**
 * What is wrong with an agent id, as a sentence, or null when it may be used.
 * Core asks for the characters and at most 200 bytes; the marketplace for at least two labels, none of them empty.
 */
export function agentIdProblem(agentId: string): string | null {
  if (Buffer.byteLength(agentId) > MAX_BYTES) return `An agent id has at most ${MAX_BYTES} bytes.`
  if (agentId.endsWith('\n') || !CORE_AGENT_ID.test(agentId))
    return 'An agent id starts with a letter or digit and has only letters, digits, dots, hyphens and underscores.'
  const labels = agentId.split('.')
  if (labels.length < 2 || labels.includes(''))
    return 'An agent id has at least two parts with single dots between them, such as com.example.agent.'
  return null
}
