import { compareVersions } from '@fleetprompt/agent-archive/versions'
import { readAgentId } from '../agent_reference.ts'
import type { Call, Command } from '../call.ts'
import { exitCodes } from '../failure.ts'
import { explained, permissionDelta, showPermissions } from '../permission_report.ts'
import type { RegistryAgent, RegistryVersion } from '../registry_contract.ts'
import { day, inWords, verificationInWords } from '../wording.ts'

export const info: Command = {
  name: 'info',
  usage: 'info AGENT_ID',
  summary: 'Show who publishes an agent, its terms, its permissions and its versions',
  details: ['Needs no token.'],
  options: {},
  words: [1, 1],
  run,
}

const never = 'Paying never approves a permission: OpenSentience Core asks you about each of them.'

async function run(call: Call): Promise<number> {
  const client = await call.publicClient()
  const agent = await client.agent(readAgentId(call.word(0)))
  const latest = agent.versions.find(({ version }) => version === agent.latest_version)
  const before = latest === undefined ? null : versionBefore(agent, latest)
  call.terminal.data({
    registry: client.registry,
    ...agent,
    explained_permissions: explained(latest?.permissions ?? []),
    permission_delta: permissionDelta(latest?.permissions ?? [], before),
  })
  showFacts(call, agent, latest)
  if (latest !== undefined) {
    call.terminal.line()
    call.terminal.line(call.terminal.paint('bold', `Permissions that ${latest.version} requests`))
    showPermissions(call.terminal, latest.permissions, before)
    call.terminal.line()
    call.terminal.line(`  ${never}`)
  }
  showVersions(call, agent)
  return exitCodes.done
}

function showFacts({ terminal }: Call, agent: RegistryAgent, latest?: RegistryVersion): void {
  const { publisher, commercial, display } = agent
  terminal.line(`${terminal.paint('bold', display.name || agent.id)}  ${agent.id}`)
  if (display.summary) terminal.line(display.summary)
  terminal.line()
  const hash = latest?.manifest_hash ?? agent.expected.manifest_hash
  terminal.facts([
    ['Publisher', joined([publisher.name, publisher.website, publisher.contact])],
    ['Verification', verificationInWords(agent.verification.level)],
    ['Terms', terms(commercial)],
    ['Source', joined([agent.git_url, agent.default_ref])],
    ['Docs', commercial.docs_url],
    ['Tags', display.tags.join(', ')],
    ['Works with', agent.integration_points.join(', ')],
    ['Listing', agent.listing_url],
    ['Latest', agent.latest_version === null ? 'nothing is published' : agent.latest_version],
    ['Manifest', hash === null ? null : `sha256:${hash}`],
    ['Deprecated', agent.deprecated ? `yes${instead(agent.replacement_id)}` : null],
  ])
}

function terms(commercial: RegistryAgent['commercial']): string {
  const open = commercial.source_available === true ? 'source available' : null
  const first = commercial.requires_entitlement
    ? 'needs an entitlement'
    : 'free, with a token of any account'
  return joined([first, commercial.update_policy_summary, open])
}

function instead(replacement: string | null): string {
  return replacement === null ? '' : `; use ${replacement}`
}

function showVersions({ terminal }: Call, agent: RegistryAgent): void {
  if (agent.versions.length === 0) return
  terminal.line()
  terminal.line(terminal.paint('bold', 'Versions'))
  terminal.columns(
    agent.versions.map((version) => [
      version.version,
      version.channel,
      day(version.published_at),
      version.artifacts[0] === undefined ? '–' : inWords(version.artifacts[0].size_bytes),
      joined([
        version.yanked_at === null ? null : terminal.paint('yellow', 'yanked'),
        version.min_core_version === null ? null : `needs Core ${version.min_core_version}`,
      ]),
    ])
  )
}

/** The stable version just below the latest one: what most of its users have now. */
function versionBefore(agent: RegistryAgent, latest: RegistryVersion): RegistryVersion | null {
  const [before] = agent.versions
    .filter(({ channel, yanked_at }) => channel === 'stable' && yanked_at === null)
    .filter(({ version }) => compareVersions(version, latest.version) < 0)
    .sort((one, other) => compareVersions(other.version, one.version))
  return before ?? null
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter(Boolean).join(' · ')
}
