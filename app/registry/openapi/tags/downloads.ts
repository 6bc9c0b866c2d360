import { archive, empty, problems } from '#registry/openapi/answer'
import { TOKEN_OR_SESSION, type Operation, type Paths, type Tag } from '#registry/openapi/operation'
import { agentId, artifactName, conditions, ranges, version } from '#registry/openapi/parameters'

export const downloadsTag: Tag = {
  name: 'Downloads',
  description:
    'The bytes of a release. Who may have them is settled first; conditions and ranges (RFC 9110) are looked at only afterwards. 120 downloads in 3600 seconds for one token or person, 600 requests in 60 seconds from one network.',
}

const VALIDATORS = ['ETag', 'Last-Modified', 'Cache-Control', 'Vary']
const WHOLE = [
  ...VALIDATORS,
  'Content-Length',
  'Content-Disposition',
  'Accept-Ranges',
  'Repr-Digest',
  'X-Checksum-Sha256',
]

const address = [agentId, version, artifactName]
const who = ['token_invalid', 'not_entitled', 'not_found', 'unavailable'] as const
const unmet = {
  304: empty('The caller has it already.', VALIDATORS),
  412: empty('If-Match or If-Unmodified-Since does not hold.', VALIDATORS),
}

const get: Operation = {
  operationId: 'downloadArtifact',
  tags: [downloadsTag.name],
  summary: 'Download a file',
  description:
    'The file, or the part of it that Range asks for. To resume, send Range with If-Range and the ETag; then compare the SHA-256 of the whole. A program that does not follow redirects must be told to: the bytes may lie elsewhere.',
  security: TOKEN_OR_SESSION,
  parameters: [...address, ...ranges, ...conditions],
  responses: {
    200: archive('The whole file.', WHOLE),
    206: archive('The part that was asked for.', [...WHOLE, 'Content-Range']),
    302: empty('The file lies in the storage; fetch it there.', ['Location', 'ETag']),
    ...unmet,
    416: empty('The range lies behind the end of the file.', [...VALIDATORS, 'Content-Range']),
    ...problems(...who, 'too_many_requests', 'artifact_unavailable'),
  },
}

const head: Operation = {
  operationId: 'describeArtifact',
  tags: [downloadsTag.name],
  summary: 'Describe a file without its bytes',
  description:
    'The headers of a download, with the same rights. Range is not looked at, no download is counted, and problems come without their document.',
  security: TOKEN_OR_SESSION,
  parameters: [...address, ...conditions],
  responses: {
    200: empty('The file is there for this caller.', WHOLE),
    ...unmet,
    ...bodiless(problems(...who, 'artifact_unavailable')),
  },
}

/** The same refusals, without the document that would name them. */
function bodiless(answers: Operation['responses']): Operation['responses'] {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, headers }]) => [
      status,
      { description: description.replaceAll('`', ''), ...(headers && { headers }) },
    ])
  )
}

export const downloadPaths: Paths = {
  '/api/core/v1/agents/{agent_id}/releases/{version}/artifacts/{name}': { get, head },
}
