import { json, problems } from '#registry/openapi/answer'
import { TOKEN, type Paths, type Tag } from '#registry/openapi/operation'
import { agentId, at, channel, installed, range, version } from '#registry/openapi/parameters'
import { named } from '#registry/openapi/schema'

export const coreTag: Tag = {
  name: 'Entitlements',
  description:
    'What a token may have. 300 requests in 60 seconds from one network (an IPv4 address, or an IPv6 /64), wrong tokens included.',
}

const RATE = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset']

export const corePaths: Paths = {
  '/api/core/v1/verify': {
    post: {
      operationId: 'verifyToken',
      tags: [coreTag.name],
      summary: 'Whose token is this, and what may it have?',
      description:
        'All entitlements within the token’s scope with their state, its reason, and the versions they open. 60 requests in 60 seconds for one token.',
      security: TOKEN,
      requestBody: {
        description: 'Narrows the answer to one agent; at most 307200 bytes.',
        content: { 'application/json': { schema: named('VerificationRequest') } },
      },
      responses: {
        200: json('What the token is for.', 'Verification', ['Cache-Control', ...RATE]),
        ...problems(
          'refused',
          'token_invalid',
          'request_entity_too_large',
          'validation_error',
          'too_many_requests',
          'unavailable'
        ),
      },
    },
  },
  '/api/core/v1/agents/{agent_id}/releases': {
    get: {
      operationId: 'listReleases',
      tags: [coreTag.name],
      summary: 'Is there an update for me?',
      description:
        'Every published version within the channel and range with a verdict for this token, and why not the others. “latest” is the one to take; “latest_same_authority” is the newest that asks for no more than the installed one does.',
      security: TOKEN,
      parameters: [agentId, channel, range, installed],
      responses: {
        200: json('The versions, each with its verdict.', 'AgentReleases', [
          'Cache-Control',
          'Vary',
          ...RATE,
        ]),
        ...problems(
          'token_invalid',
          'not_found',
          'channel_unknown',
          'range_not_understood',
          'version_not_understood',
          'too_many_requests',
          'unavailable'
        ),
      },
    },
  },
  '/api/core/v1/agents/{agent_id}/releases/{version}/eligibility': {
    get: {
      operationId: 'explainRelease',
      tags: [coreTag.name],
      summary: 'Why may this token have a version, or why not?',
      description:
        'The verdict of the other doors with its reason, the facts it follows from, and what would change it; now, or at a moment of the past, by the facts that held then. What the token reaches today is explained, and nothing else.',
      security: TOKEN,
      parameters: [agentId, version, at],
      responses: {
        200: json('The verdict, explained.', 'ReleaseEligibility', [
          'Cache-Control',
          'Vary',
          ...RATE,
        ]),
        ...problems(
          'token_invalid',
          'not_found',
          'moment_not_understood',
          'too_many_requests',
          'unavailable'
        ),
      },
    },
  },
}
