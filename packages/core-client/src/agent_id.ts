const agentId = /^[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)+$/
const longestAgentId = 200

/** Whether this is a reverse-DNS agent id of two labels or more; safe as a folder’s name too. */
export function isAgentId(text: string): boolean {
  return text.length <= longestAgentId && agentId.test(text)
}
