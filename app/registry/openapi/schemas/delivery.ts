import { FACTS } from '#entitlements/terms/facts_in_order'
import { STATE_REASONS, VERDICT_REASONS } from '#entitlements/terms/verdict_reasons'
import {
  flag,
  listOf,
  named,
  object,
  oneOfWords,
  orNull,
  text,
  time,
  uuid,
  type Schema,
} from '#registry/openapi/schema'
import { permissionSchemas } from '#registry/openapi/schemas/permission_delta'
import { versionFacts } from '#registry/openapi/schemas/version'

const agentId = text('The agent’s reverse-DNS id.', { maxLength: 200 })

const reason = (codes: string) =>
  object('Why, as a stable code and as a sentence to show.', {
    code: named(codes),
    message: text('The same as a sentence in English.'),
  })

const meanings = (reasons: Record<string, { means: string }>) =>
  Object.fromEntries(Object.entries(reasons).map(([code, { means }]) => [code, means]))

const token = object('The token that was presented. Never the token itself.', {
  name: text('What its owner calls it.'),
  last_four: text('Its last four characters.'),
  scope: oneOfWords('What it reaches.', {
    library: 'All that its owner holds, and free agents.',
    entitlement: 'One entitlement only.',
  }),
  expires_at: orNull(time('When it ends; null: not before it is revoked.')),
})

const policy = object('What the entitlement covers, in the words of Core.', {
  updates: object('Which updates.', {
    allowed: flag('Whether releases still to come are included.'),
    updates_until: orNull(time('When updates end, or ended; null: never.')),
    major_range: text('The line that was bought; “any” with a subscription.', {
      examples: ['1.x', 'any'],
    }),
  }),
  artifacts: object('Which kinds of artifact.', {
    signed_bundles_allowed: flag('Signed bundles are not offered yet: false.'),
  }),
})

export const deliverySchemas: Record<string, Schema> = {
  ...permissionSchemas,
  VerificationRequest: object(
    'May be left out altogether.',
    {
      agent_id: orNull(
        text('Answer only for this agent.', { maxLength: 200, pattern: '^[A-Za-z0-9._-]+$' })
      ),
    },
    ['agent_id']
  ),
  Verification: object('Whose token this is, and what it may have.', {
    token,
    entitlements: listOf(
      named('Entitlement'),
      'What its owner holds within its scope, oldest first.'
    ),
    issued_at: time('When this was answered.'),
  }),
  Entitlement: object('A right to a line of versions, as OpenSentience Core reads it.', {
    entitlement_id: uuid('Its id.'),
    agent_id: agentId,
    purchaser_user_id: uuid('Who holds it.'),
    publisher_id: uuid('Who publishes the agent.'),
    status: oneOfWords('Where it stands. Nothing here ever asks for an uninstall.', {
      active: 'Downloads are open.',
      past_due: 'A payment is late: a short grace.',
      inactive: 'No new downloads.',
      revoked: 'No downloads at once, and a warning.',
    }),
    core_status: text('The same in the words of Core’s draft, where inactive is “canceled”.', {
      enum: ['active', 'past_due', 'canceled', 'revoked'],
    }),
    kind: oneOfWords('How it was come by.', {
      one_time: 'By one payment, or as a gift.',
      subscription: 'By a subscription.',
    }),
    policy,
    issued_at: time('Since when it counts.'),
    revoked_at: orNull(time('When it was revoked, while it is.')),
    reason: reason('EntitlementReason'),
    eligible_versions: listOf(
      { type: 'string' },
      'The versions it opens, the newest first; a yanked one only if it was held before.'
    ),
  }),
  EntitlementReason: oneOfWords(
    'Why an entitlement stands where it does.',
    meanings(STATE_REASONS)
  ),
  AgentReleases: object('What a token may have of one agent, and why not the rest.', {
    agent_id: agentId,
    requires_entitlement: flag('Whether downloads must be paid for.'),
    latest: orNull(
      text(
        'The newest version, within the channel and range, that this token may have: the update to take.'
      )
    ),
    latest_same_authority: orNull(
      text(
        'The newest of these that may do nothing the installed version may not, as far as that can be shown; null without “installed”.'
      )
    ),
    releases: listOf(
      named('OfferedRelease'),
      'Those within the channel and range, the newest first.'
    ),
  }),
  OfferedRelease: object(
    'A published version with its verdict; without artifacts if it is refused.',
    {
      ...versionFacts,
      eligible: flag('Whether this token may download it.'),
      reason: reason('VerdictReason'),
      permission_delta: orNull(
        named('PermissionDelta', 'Compared with the installed version; null without “installed”.')
      ),
    }
  ),
  VerdictReason: oneOfWords(
    'Why a version may be downloaded, or may not.',
    meanings(VERDICT_REASONS)
  ),
  FactCode: oneOfWords('Something that a verdict may follow from.', FACTS),
  ReleaseEligibility: object('A verdict with all that it follows from, at one moment.', {
    agent_id: agentId,
    version: text('The version that was asked about.', { maxLength: 100 }),
    at: time('The moment that the answer holds for.'),
    eligible: flag('Whether this token could download it then.'),
    reason: reason('VerdictReason'),
    facts: listOf(
      object('A fact, with the moment it came about.', {
        at: time('Since when.'),
        code: named('FactCode'),
        message: text('The same as a sentence in English.'),
      }),
      'Those that held at the moment, the oldest first.'
    ),
    would_change: text('What would change the answer, time apart; a sentence to show.'),
    next: orNull(
      object('When time alone changes the answer, as far as anything is known today.', {
        at: time('From then on.'),
        eligible: flag('Whether the token may download it then.'),
        reason: reason('VerdictReason'),
      })
    ),
  }),
}
