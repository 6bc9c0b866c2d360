import type { Call, Command } from '../call.ts'
import { exitCodes } from '../failure.ts'
import type { RegistryIndex } from '../registry_contract.ts'
import { plural } from '../wording.ts'

type IndexedAgent = RegistryIndex['agents'][number]

export const search: Command = {
  name: 'search',
  usage: 'search WORDS…',
  summary: 'Find agents by words in their name, summary, tags, id or publisher',
  details: ['Every word must occur. Needs no token.'],
  options: {},
  words: [1, 50],
  run,
}

async function run(call: Call): Promise<number> {
  const client = await call.publicClient()
  const { agents } = await client.index()
  const wanted = call.words.flatMap((word) => folded(word).split(/\s+/)).filter(Boolean)
  const found = agents
    .filter((agent) => wanted.every((word) => everything(agent).includes(word)))
    .sort((one, other) => rank(one, wanted) - rank(other, wanted) || byId(one, other))
  call.terminal.data({ registry: client.registry, agents: found })
  show(call, found)
  return exitCodes.done
}

function show({ terminal }: Call, found: readonly IndexedAgent[]): void {
  if (found.length === 0) {
    terminal.line('No agent has all of these words. Try fewer, or look at the marketplace’s pages.')
    return
  }
  terminal.columns(
    found.map((agent) => [
      terminal.paint('bold', agent.id),
      agent.latest_version ?? '–',
      agent.commercial.requires_entitlement ? 'paid' : 'free',
      agent.display.summary || agent.display.name,
    ])
  )
  terminal.line()
  terminal.line(
    terminal.paint('dim', `${plural(found.length, 'agent')} · fleetprompt info AGENT_ID says more`)
  )
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

function everything(agent: IndexedAgent): string {
  const { name, summary, tags } = agent.display
  return folded([agent.id, name, summary, agent.publisher.name, ...tags].join(' '))
}

/** Agents that carry the words in their very name come first. */
function rank(agent: IndexedAgent, wanted: readonly string[]): number {
  const name = folded(`${agent.id} ${agent.display.name}`)
  return wanted.every((word) => name.includes(word)) ? 0 : 1
}

function byId(one: IndexedAgent, other: IndexedAgent): number {
  return one.id < other.id ? -1 : 1
}
