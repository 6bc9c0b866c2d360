import { NotFound } from '#shared/refusal'
import { ChangeFeed } from '#registry/documents/change_feed'
import { type Document, documentOf } from '#registry/documents/document'
import { Shelf } from '#registry/documents/shelf'
import { registeredAgent, registeredAgents } from '#registry/queries/registered_agents'
import { agentEntry } from '#registry/documents/agent_entry'
import { registryIndex } from '#registry/documents/registry_index'

const TRUSTED_UNHEARD_MS = 5_000

type Index = { document: Document; agentIds: ReadonlySet<string> }

const indexes = new Shelf<Index>()
const entries = new Shelf<Document | null>()
const feed = new ChangeFeed(clear)
let clearedAt = 0

function clear() {
  indexes.clear()
  entries.clear()
  clearedAt = Date.now()
}

/** While nobody tells us of changes, nothing is believed for long. */
function stayFresh() {
  feed.listen()
  if (!feed.isListening && Date.now() - clearedAt > TRUSTED_UNHEARD_MS) clear()
}

const index = () =>
  indexes.take('index', async () => {
    const agents = await registeredAgents()
    const agentIds = new Set(agents.map(({ agent_id: id }) => id))
    return { document: documentOf(registryIndex(agents)), agentIds }
  })

/** `index.json`: every published agent in a few words. No query unless something changed. */
export async function indexDocument(): Promise<Document> {
  stayFresh()
  return (await index()).document
}

/** One agent's entry. Throws NotFound; an unknown name costs no query. */
export async function agentDocument(agentId: string): Promise<Document> {
  stayFresh()
  const { agentIds } = await index()
  if (!agentIds.has(agentId)) throw new NotFound()
  const document = await entries.take(agentId, async () => {
    const agent = await registeredAgent(agentId)
    return agent && documentOf(agentEntry(agent))
  })
  if (!document) throw new NotFound()
  return document
}
