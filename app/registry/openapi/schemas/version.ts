import {
  address,
  listOf,
  named,
  object,
  oneOfWords,
  orNull,
  text,
  time,
  whole,
  type Schema,
} from '#registry/openapi/schema'

const HEX = '[0-9a-f]{64}'

export const manifestHash = text(
  'SHA-256 of the manifest file’s raw bytes: “sha256:” and 64 lowercase hex digits.',
  { pattern: `^sha256:${HEX}$` }
)

const permissionsHash = text(
  'SHA-256, in 64 lowercase hex digits, of the compact JSON array of the permissions: trimmed, without doubles, sorted by bytes.',
  { pattern: `^${HEX}$` }
)

const requestedPermissionsHash = text(
  'The same over the trimmed permissions in the manifest’s own order, as Core computes it.',
  { pattern: `^${HEX}$` }
)

/** The members that the registry and the delivery door both say of one version. */
export const versionFacts: Record<string, Schema> = {
  version: text('A semantic version 2.0.0.', { maxLength: 100 }),
  channel: named('Channel'),
  published_at: time('When it was published.'),
  yanked_at: orNull(
    time('When its publisher withdrew it from new buyers; those who had it before keep it.')
  ),
  artifacts: listOf(named('Artifact'), 'The files to download.'),
  manifest_hash: manifestHash,
  permissions_hash: permissionsHash,
  requested_permissions_hash: requestedPermissionsHash,
  permissions: listOf(
    text('“domain:action” or “domain:action:pattern”.'),
    'What the agent asks for, as its manifest has it. Paying grants none of it: Core asks its user.'
  ),
  min_core_version: orNull(text('The oldest OpenSentience Core it runs on.')),
}

export const versionSchemas: Record<string, Schema> = {
  Channel: oneOfWords('How far a release has come.', {
    stable: 'For everybody; a version without a pre-release part.',
    rc: 'A candidate: “-rc.1”.',
    beta: 'A beta: “-beta.1”.',
    alpha: 'An alpha, or any other pre-release part.',
  }),
  Artifact: object('A file of a release. Its bytes never change.', {
    name: text('Its name in the address.', { examples: ['source.tar.gz'] }),
    url: address('Where it is fetched from, with an install token or a session.'),
    format: { ...text('How it is packed.'), enum: ['tar.gz', 'zip'] },
    size_bytes: whole('Its size, in bytes.', { minimum: 1 }),
    sha256: text('SHA-256 of its bytes, in 64 lowercase hex digits.', { pattern: `^${HEX}$` }),
  }),
}
