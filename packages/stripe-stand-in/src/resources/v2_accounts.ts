import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { missing } from '../api/problem.ts'
import { notify } from '../events/thin_events.ts'
import { merged } from '../world/metadata.ts'
import type { Metadata } from '../world/metadata.ts'
import type { World } from '../world/world.ts'

export type CapabilityStatus = 'active' | 'pending' | 'restricted' | 'rejected' | 'unsupported'

interface Capability {
  status: CapabilityStatus
  status_details: { code: string; resolution: string }[]
}

export interface Requirement {
  awaiting_action_from: 'stripe' | 'user'
  description: string
  errors: object[]
  impact: object
  minimum_deadline: { status: 'currently_due' | 'eventually_due' | 'past_due' }
  requested_reasons: { code: 'routine_onboarding' | 'routine_verification' }[]
}

/** An account of the v2 API. Parts a caller did not `include` are kept here and not shown. */
export interface Account {
  id: string
  object: 'v2.core.account'
  applied_configurations: string[]
  closed: boolean
  /** ISO 8601. */
  created: string
  livemode: false
  contact_email?: string
  dashboard?: string
  display_name?: string
  metadata: Metadata
  configuration: {
    recipient?: {
      applied: boolean
      capabilities: { stripe_balance: { stripe_transfers: Capability; payouts: Capability } }
    }
  }
  defaults: { currency: string; responsibilities: object }
  identity: { country?: string; entity_type?: string }
  requirements: {
    entries: Requirement[]
    summary: { minimum_deadline?: { status: string } }
  }
}

export const ACCOUNT = 'v2.core.account'

export function findAccount(world: World, id: string): Account | undefined {
  return world.store.get(ACCOUNT, id)?.value as Account | undefined
}

export function getAccount(world: World, id: string, param = 'id'): Account {
  const account = findAccount(world, id)
  if (!account) throw missing('account', id, param)
  return account
}

export function saveAccount(world: World, account: Account): Account {
  world.store.put(ACCOUNT, account.id, null, account)
  return account
}

export function transfersOf(account: Account): Capability | undefined {
  return account.configuration.recipient?.capabilities.stripe_balance.stripe_transfers
}

export function canReceiveTransfers(account: Account): boolean {
  return !account.closed && transfersOf(account)?.status === 'active'
}

export function recipientWith(status: CapabilityStatus, details: Capability['status_details']) {
  const capability = { status, status_details: details }
  return {
    recipient: {
      applied: true,
      capabilities: { stripe_balance: { stripe_transfers: capability, payouts: capability } },
    },
  }
}

export function requirement(
  description: string,
  status: 'currently_due' | 'past_due'
): Requirement {
  return {
    awaiting_action_from: 'user',
    description,
    errors: [],
    impact: {
      restricts_capabilities: [
        {
          capability: 'stripe_balance.stripe_transfers',
          configuration: 'recipient',
          deadline: { status },
        },
      ],
    },
    minimum_deadline: { status },
    requested_reasons: [{ code: 'routine_onboarding' }],
  }
}

const FIRST_REQUIREMENTS = [
  'identity.individual.given_name',
  'identity.attestations.terms_of_service',
]

/** The account as answered: identity, configuration and the rest only when asked for. */
function shown(account: Account, include: string[] = []) {
  const { configuration, defaults, identity, requirements, ...rest } = account
  return {
    ...rest,
    ...(include.includes('configuration.recipient') && { configuration }),
    ...(include.includes('defaults') && { defaults }),
    ...(include.includes('identity') && { identity }),
    ...(include.includes('requirements') && { requirements }),
  }
}

export const v2AccountRoutes: Routes = {
  'POST /v2/core/accounts': ({ world, params }: Call<Stripe.V2.Core.AccountCreateParams>) => {
    const { contact_email, dashboard, defaults, display_name, identity } = params
    const isRecipient =
      params.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.requested
    const account = saveAccount(world, {
      id: world.ids.next('acct_1', 16),
      object: ACCOUNT,
      applied_configurations: isRecipient ? ['recipient'] : [],
      closed: false,
      created: new Date().toISOString(),
      livemode: false,
      ...(contact_email && { contact_email }),
      ...(dashboard && { dashboard }),
      ...(display_name && { display_name }),
      metadata: merged({}, params.metadata),
      configuration: isRecipient
        ? recipientWith('restricted', [
            { code: 'requirements_past_due', resolution: 'provide_info' },
          ])
        : {},
      defaults: {
        currency: defaults?.currency ?? 'usd',
        responsibilities: { requirements_collector: 'stripe', ...defaults?.responsibilities },
      },
      identity: {
        ...(identity?.country && { country: identity.country }),
        ...(identity?.entity_type && { entity_type: identity.entity_type }),
      },
      requirements: {
        entries: FIRST_REQUIREMENTS.map((name) => requirement(name, 'currently_due')),
        summary: { minimum_deadline: { status: 'currently_due' } },
      },
    })
    notify(world, 'v2.core.account.created', account.id)
    return shown(account, params.include)
  },

  'GET /v2/core/accounts': ({ world, params }: Call<Stripe.V2.Core.AccountListParams>) => ({
    data: world.store
      .all(ACCOUNT)
      .toReversed()
      .slice(0, params.limit ?? 20)
      .map((row) => shown(row.value as Account)),
    next_page_url: null,
    previous_page_url: null,
  }),

  'GET /v2/core/accounts/{id}': ({
    world,
    params,
    ids,
  }: Call<Stripe.V2.Core.AccountRetrieveParams>) =>
    shown(getAccount(world, ids[0] ?? ''), params.include),

  'POST /v2/core/accounts/{id}': ({
    world,
    params,
    ids,
  }: Call<Stripe.V2.Core.AccountUpdateParams>) => {
    const before = getAccount(world, ids[0] ?? '')
    const { contact_email, dashboard, display_name } = params
    const country = params.identity?.country
    const currency = params.defaults?.currency
    const account = saveAccount(world, {
      ...before,
      ...(contact_email && { contact_email }),
      ...(dashboard && { dashboard }),
      ...(display_name && { display_name }),
      identity: { ...before.identity, ...(country && { country }) },
      defaults: { ...before.defaults, ...(currency && { currency }) },
      metadata: merged(before.metadata, params.metadata),
    })
    notify(world, 'v2.core.account.updated', account.id)
    return shown(account, params.include)
  },

  'POST /v2/core/accounts/{id}/close': ({ world, ids: [id = ''] }: Call) => {
    const account = saveAccount(world, { ...getAccount(world, id), closed: true })
    notify(world, 'v2.core.account.closed', account.id)
    return shown(account)
  },
}
