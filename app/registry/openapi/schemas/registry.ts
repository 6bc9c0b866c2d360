import {
  address,
  flag,
  listOf,
  named,
  object,
  orNull,
  text,
  time,
  uuid,
  whole,
  type Schema,
} from '#registry/openapi/schema'
import { manifestHash, versionFacts } from '#registry/openapi/schemas/version'

const schemaVersion = whole(
  'The version of this form; it is raised only when a reader must change.',
  {
    const: 1,
  }
)
const agentId = text('The agent’s reverse-DNS id.', { maxLength: 200 })
const latestVersion = orNull(
  text('The newest version that is stable and not yanked, if there is one.')
)
const updatedAt = time('When anything in this entry last changed.')
const words = (description: string) => listOf({ type: 'string' }, description)

const display = object('How to show it.', {
  name: text('Its name.'),
  summary: text('One sentence.'),
  tags: words('What to find it by.'),
})

const verification = object('A badge about the publisher; never an authorisation.', {
  level: whole(
    '0 unverified; 1 a publisher whose identity Stripe has checked; 2 reviewed by this registry.',
    { minimum: 0, maximum: 2 }
  ),
})

const requiresEntitlement = flag('Whether downloads must be paid for. False: anyone signed in may.')

const publisher = object('Who publishes it.', {
  name: text('The name they chose.'),
  website: orNull(address('Their web site.')),
  contact: { type: 'null', description: 'Not published.' },
  repository_owner: orNull(
    text('The first part of the repository’s path: “octo” of “/octo/agent”.')
  ),
})

const commercial = object(
  'For information: the right to download is decided at the delivery door.',
  {
    requires_entitlement: requiresEntitlement,
    entitlement_provider: text('Who keeps the entitlements.', { const: 'fleetprompt_marketplace' }),
    product_sku: text('The agent’s id.'),
    plan_id: orNull(
      uuid(
        'The plan that buys the latest major line; where there is none, a subscription that includes it.'
      )
    ),
    update_policy_summary: orNull(text('What that plan covers, in one sentence.')),
    source_available: flag('Always true: an artifact is the agent’s source.'),
    docs_url: orNull(address('Its documentation.')),
  }
)

export const registrySchemas: Record<string, Schema> = {
  RegistryIndex: object('Every agent on offer, in a few words, sorted by id.', {
    schema_version: schemaVersion,
    generated_at: time('The newest change of any entry: equal content has equal bytes.'),
    agents: listOf(named('RegistryIndexEntry'), 'The agents.'),
  }),
  RegistryIndexEntry: object('An agent in a few words.', {
    id: agentId,
    display,
    publisher: object('Who publishes it.', { name: text('The name they chose.') }),
    latest_version: latestVersion,
    commercial: object('Its terms, in a word.', { requires_entitlement: requiresEntitlement }),
    verification,
    url: address('Its whole entry.'),
    updated_at: updatedAt,
  }),
  RegistryAgent: object(
    'One agent as OpenSentience Core’s registry has it, with all its versions.',
    {
      schema_version: schemaVersion,
      id: agentId,
      git_url: address('The address of its repository at the marketplace.'),
      default_ref: text('The branch to clone.', { const: 'main' }),
      manifest_path: text('Where its manifest lies.', { const: 'opensentience.agent.json' }),
      display,
      expected: object('What to compare with after fetching the latest version.', {
        manifest_hash: orNull(manifestHash),
        source_commit: orNull(text('The commit of the sources, where it is known.')),
      }),
      publisher,
      keywords: words('The tags once more, under Core’s name for them.'),
      integration_points: words('What it works with.'),
      deprecated: flag('Whether its publisher advises against it.'),
      replacement_id: orNull(text('The agent to take instead.')),
      commercial,
      verification,
      listing_url: address('Its page for people.'),
      latest_version: latestVersion,
      updated_at: updatedAt,
      versions: listOf(named('RegistryVersion'), 'Its published versions, the newest first.'),
    }
  ),
  RegistryVersion: object('A published version, as anyone may see it.', versionFacts),
}
