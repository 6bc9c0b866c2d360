import { missing, Problem } from '../api/problem.ts'
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
  /** Its owner has cut the tie to us: we may not ask about it any more. Never shown. */
  isDeauthorized?: boolean
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

/** As `getAccount`, for whoever asks through the API. */
export function accessibleAccount(world: World, id: string): Account {
  const account = getAccount(world, id)
  if (account.isDeauthorized) throw noAccess(id)
  return account
}

export const noAccess = (id: string) =>
  new Problem(
    `The provided key does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`,
    { status: 403, code: 'account_invalid' }
  )

export function saveAccount(world: World, account: Account): Account {
  world.store.put(ACCOUNT, account.id, null, account)
  return account
}

export function transfersOf(account: Account): Capability | undefined {
  return account.configuration.recipient?.capabilities.stripe_balance.stripe_transfers
}

export function canReceiveTransfers(account: Account): boolean {
  return !account.closed && !account.isDeauthorized && transfersOf(account)?.status === 'active'
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
