export type ProblemWords = {
  /** The HTTP status, or all that it comes with. */
  statuses: number[]
  /** What happened. */
  meaning: string
  /** What the caller can do about it. */
  wayOut: string
  /** Headers that come with it, by their names in `headers.ts`. */
  headers?: string[]
}

const RATE_HEADERS = ['Retry-After', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset']

/** Every `code` that a machine door answers with; `openapi.spec.ts` holds them against the refusals in the code. */
export const PROBLEMS = {
  refused: {
    statuses: [400, 415, 422],
    meaning:
      'The body cannot be read as a JSON object: 415 when it is compressed in an unknown way.',
    wayOut: 'Send a JSON object, plain or with gzip, deflate or br; or no body at all.',
  },
  signature_missing: {
    statuses: [400],
    meaning: 'The Stripe-Signature header is missing, or is there more than once.',
    wayOut: 'Send it exactly once.',
  },
  signature_refused: {
    statuses: [400],
    meaning:
      'The signature does not fit these bytes, this endpoint’s secret, or a time within 300 seconds of ours.',
    wayOut:
      'Compare the endpoint’s signing secret and the sender’s clock; do not re-encode the body.',
  },
  body_not_utf8: {
    statuses: [400],
    meaning: 'The body is not UTF-8, or begins with a byte-order mark.',
    wayOut: 'Send the event’s exact bytes.',
  },
  token_invalid: {
    statuses: [401],
    meaning:
      'The install token is missing, mistyped, unknown, expired or revoked; the answer does not tell which.',
    wayOut: 'Make a new token in your library and send it as “Authorization: Bearer fpm_…”, once.',
    headers: ['WWW-Authenticate'],
  },
  not_entitled: {
    statuses: [403],
    meaning: 'The release exists, and this caller may not have it. “reason” says why.',
    wayOut: 'Act on “reason”: buy the line, take another version, or use another token.',
  },
  not_found: {
    statuses: [404],
    meaning: 'There is nothing here, or nothing that this caller may know of.',
    wayOut: 'Compare the address with the registry; agent ids and versions are case-sensitive.',
  },
  body_too_large: {
    statuses: [413],
    meaning: 'The body exceeds 262144 bytes.',
    wayOut: 'Stripe’s events are far smaller: see what is sending this.',
  },
  request_entity_too_large: {
    statuses: [413],
    meaning: 'The body exceeds 307200 bytes.',
    wayOut: 'Send only the members that are described.',
  },
  encoding_refused: {
    statuses: [415],
    meaning: 'The body is compressed, and the signature counts for the bytes themselves.',
    wayOut: 'Send it without a Content-Encoding.',
  },
  validation_error: {
    statuses: [422],
    meaning: 'A member of the body has another form than described. “errors” names each.',
    wayOut: 'Mend the members named in “errors”.',
  },
  channel_unknown: {
    statuses: [422],
    meaning: 'There is no such channel.',
    wayOut: 'Ask for stable, rc, beta or alpha.',
  },
  range_not_understood: {
    statuses: [422],
    meaning: 'The range of versions is not understood.',
    wayOut: 'Write one of 1.4.0, ^1.4.0, ~1.4.0, 1.x, 1.4.x or *.',
  },
  version_not_understood: {
    statuses: [422],
    meaning: 'The installed version is no semantic version.',
    wayOut: 'Write it as 1.4.0, and “+” as “%2B”; or leave it out.',
  },
  moment_not_understood: {
    statuses: [422],
    meaning: 'The moment cannot be read, or has not come yet.',
    wayOut: 'Write one of the past as 2026-03-03T12:00Z, or leave it out.',
  },
  too_many_requests: {
    statuses: [429],
    meaning: 'This token or this network asked too often.',
    wayOut: 'Wait for as many seconds as Retry-After says.',
    headers: RATE_HEADERS,
  },
  internal_error: {
    statuses: [500],
    meaning: 'Something failed on our side. Nothing was changed.',
    wayOut: 'Try again; if it stays so, write to us and quote “request_id”.',
  },
  unavailable: {
    statuses: [503],
    meaning: 'The marketplace cannot look into its records. Nobody is let in meanwhile.',
    wayOut: 'Try again after as many seconds as Retry-After says.',
    headers: ['Retry-After'],
  },
  artifact_unavailable: {
    statuses: [503],
    meaning: 'The file is missing from our storage or damaged there. We have been told.',
    wayOut: 'Try again later, or take another version.',
  },
} satisfies Record<string, ProblemWords>

export type ProblemCode = keyof typeof PROBLEMS
