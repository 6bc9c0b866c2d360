import { empty, json, problems } from '#registry/openapi/answer'
import { ANYONE, type Paths, type Tag } from '#registry/openapi/operation'
import { ifNoneMatch } from '#registry/openapi/parameters'

export const operationsTag: Tag = {
  name: 'Operations',
  description: 'Whether the shop is well, and this description of it.',
}

const DOCUMENT = ['ETag', 'Cache-Control', 'Vary']

export const operationPaths: Paths = {
  '/health/live': {
    get: {
      operationId: 'isAlive',
      tags: [operationsTag.name],
      summary: 'Does the process answer?',
      description: 'Asks nothing of anybody: restart the process when this does not answer.',
      security: ANYONE,
      responses: { 200: json('It does.', 'Alive', ['Cache-Control']), ...problems() },
    },
  },
  '/health/ready': {
    get: {
      operationId: 'isReady',
      tags: [operationsTag.name],
      summary: 'Can it do its work?',
      description:
        'Asks every part, for at most 3 seconds each: send no visitors while it says 503. `degraded` wants a person, and goes on serving.',
      security: ANYONE,
      responses: {
        200: json('Every part can.', 'Readiness', ['Cache-Control']),
        ...problems(),
        503: json('At least one part cannot.', 'Readiness', ['Cache-Control']),
      },
    },
  },
  '/api/openapi.json': {
    get: {
      operationId: 'readApiDescription',
      tags: [operationsTag.name],
      summary: 'This description',
      description: 'OpenAPI 3.1, for programs; any cache may keep it for 300 seconds.',
      security: ANYONE,
      parameters: [ifNoneMatch],
      responses: {
        200: json('The description.', 'OpenApi', DOCUMENT),
        304: empty('The caller has it already.', DOCUMENT),
        ...problems(),
      },
    },
  },
}
