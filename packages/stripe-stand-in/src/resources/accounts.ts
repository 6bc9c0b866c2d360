import type { Call, Routes } from '../api/call.ts'
import { presents } from '../world/rendering.ts'
import { ACCOUNT, accessibleAccount, canReceiveTransfers, transfersOf } from './v2_account.ts'
import type { Account } from './v2_account.ts'

/**
 * A v2 account as the v1 API shows it: v2 ids are valid there, and the answer has the older
 * shape. https://docs.stripe.com/connect/accounts-v2
 */
export function v1Account(account: Account) {
  const isReady = canReceiveTransfers(account)
  const due = account.requirements.entries.map((entry) => entry.description)
  const isPastDue = account.requirements.summary.minimum_deadline?.status === 'past_due'
  const transfers = transfersOf(account)
  return {
    id: account.id,
    object: 'account' as const,
    capabilities: transfers ? { transfers: isReady ? 'active' : 'inactive' } : {},
    charges_enabled: isReady,
    controller: {
      type: 'application',
      is_controller: true,
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      requirement_collection: 'stripe',
      stripe_dashboard: { type: account.dashboard ?? 'none' },
    },
    country: (account.identity.country ?? 'us').toUpperCase(),
    created: Math.floor(Date.parse(account.created) / 1000),
    default_currency: account.defaults.currency,
    details_submitted: due.length === 0,
    email: account.contact_email ?? null,
    metadata: account.metadata,
    payouts_enabled: isReady,
    requirements: {
      alternatives: [],
      current_deadline: null,
      currently_due: due,
      disabled_reason: disabledReason(account, isReady),
      errors: [],
      eventually_due: due,
      past_due: isPastDue ? due : [],
      pending_verification: [],
    },
    type: 'express' as const,
  }
}

function disabledReason(account: Account, isReady: boolean): string | null {
  if (isReady) return null
  return transfersOf(account)?.status === 'rejected' ? 'rejected.other' : 'requirements.past_due'
}

// v1 objects name v2 accounts; expanded, they have the v1 shape.
presents(ACCOUNT, (account) => v1Account(account as Account))

export const accountRoutes: Routes = {
  'GET /v1/accounts/{id}': ({ world, ids: [id = ''] }: Call) =>
    v1Account(accessibleAccount(world, id)),

  'POST /v1/accounts/{id}/login_links': ({ world, ids: [id = ''] }: Call) => ({
    object: 'login_link',
    created: world.now(),
    url: `${world.settings.publicUrl}/express/${accessibleAccount(world, id).id}`,
  }),
}
