import { empty, json, problems } from '#registry/openapi/answer'
import { ANYONE, type Paths, type Tag } from '#registry/openapi/operation'
import { agentId, ifNoneMatch } from '#registry/openapi/parameters'

export const registryTag: Tag = {
  name: 'Registry',
  description:
    'What everybody may read about agents, as pure data. Nobody says who they are, nothing is counted, and any cache may keep an answer for 60 seconds.',
}

const HEADERS = ['ETag', 'Cache-Control', 'Vary']
const notModified = empty('The caller has it already.', HEADERS)

export const registryPaths: Paths = {
  '/registry/v1/index.json': {
    get: {
      operationId: 'readRegistryIndex',
      tags: [registryTag.name],
      summary: 'Every agent on offer',
      description:
        'All agents in a few words. Ask with If-None-Match: an unchanged index costs no body.',
      security: ANYONE,
      parameters: [ifNoneMatch],
      responses: {
        200: json('The index.', 'RegistryIndex', HEADERS),
        304: notModified,
        ...problems('unavailable'),
      },
    },
  },
  '/registry/v1/agents/{agent_id}.json': {
    get: {
      operationId: 'readRegistryAgent',
      tags: [registryTag.name],
      summary: 'One agent with its versions',
      description:
        'The whole entry: publisher, terms in words, hashes to compare, and every published version, yanked ones included.',
      security: ANYONE,
      parameters: [agentId, ifNoneMatch],
      responses: {
        200: json('The entry.', 'RegistryAgent', HEADERS),
        304: notModified,
        ...problems('not_found', 'unavailable'),
      },
    },
  },
}
