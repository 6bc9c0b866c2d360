import { readAgentId } from '../agent_reference.ts'
import type { Call, Command } from '../call.ts'
import type { Entitlement } from '../delivery_contract.ts'
import { exitCodes } from '../failure.ts'
import { day } from '../wording.ts'

export const verify: Command = {
  name: 'verify',
  usage: 'verify [AGENT_ID]',
  summary: 'Ask what your token may have now, of everything or of one agent',
  details: [
    'Ends with 0 when the token is valid, and, for one agent, when a version of it is available.',
  ],
  options: {},
  words: [0, 1],
  run,
}

const tones = { active: 'green', past_due: 'yellow', inactive: 'dim', revoked: 'red' } as const

async function run(call: Call): Promise<number> {
  const [given] = call.words
  const agentId = given === undefined ? undefined : readAgentId(given)
  const client = await call.client()
  const { token, entitlements, issued_at: issuedAt } = await client.verify(agentId)
  const asked = entitlements.filter((one) => agentId === undefined || one.agent_id === agentId)
  call.terminal.data({ registry: client.registry, token, entitlements: asked, issued_at: issuedAt })
  call.terminal.line(
    `${call.terminal.paint('bold', token.name || 'Token')} ending in ${token.last_four} is valid at ${client.registry}` +
      (token.expires_at === null ? '.' : ` until ${day(token.expires_at)}.`)
  )
  for (const entitlement of asked) show(call, entitlement)
  if (asked.length === 0) {
    call.terminal.line(
      `It holds no entitlement${agentId === undefined ? '' : ` to ${agentId}`}. A free agent needs none.`
    )
  }
  const available = asked.some((entitlement) => entitlement.eligible_versions.length > 0)
  return agentId === undefined || available ? exitCodes.done : exitCodes.refused
}

function show({ terminal }: Call, entitlement: Entitlement): void {
  const { status, eligible_versions: versions, reason } = entitlement
  const tone = Object.hasOwn(tones, status) ? tones[status as keyof typeof tones] : 'dim'
  terminal.line()
  terminal.line(
    `${terminal.paint('bold', entitlement.agent_id)}  ${terminal.paint(tone, status.replace('_', ' '))}`
  )
  terminal.facts([
    ['Bought', entitlement.kind === 'subscription' ? 'as a subscription' : 'once'],
    ['Updates', updates(entitlement)],
    ['Available', versions.length === 0 ? 'nothing' : versions.join(', ')],
    ['Why', reason?.message ?? null],
    ['Entitlement', entitlement.entitlement_id],
  ])
}

function updates({ policy }: Entitlement): string {
  const { allowed, updates_until: until, major_range: range } = policy.updates
  if (!allowed) return 'no new ones'
  return `${range === 'any' ? 'every version' : range}${until === null ? '' : `, until ${day(until)}`}`
}
