import { emit } from '../events/snapshot_events.ts'
import { notify } from '../events/thin_events.ts'
import { v1Account } from '../resources/accounts.ts'
import { getAccount, recipientWith, requirement, saveAccount } from '../resources/v2_account.ts'
import type { Account } from '../resources/v2_account.ts'
import type { World } from '../world/world.ts'

/** The publisher gave Stripe all it asked for. */
export function completeOnboarding(world: World, id: string): Account {
  const before = getAccount(world, id)
  return changed(world, {
    ...before,
    applied_configurations: ['recipient'],
    configuration: recipientWith('active', []),
    identity: { entity_type: 'individual', country: 'us', ...before.identity },
    requirements: { entries: [], summary: {} },
  })
}

/** Stripe wants something more, and holds transfers until it has it. */
export function restrictAccount(world: World, id: string): Account {
  return changed(world, {
    ...getAccount(world, id),
    configuration: recipientWith('restricted', [
      { code: 'requirements_past_due', resolution: 'provide_info' },
    ]),
    requirements: {
      entries: [requirement('identity.individual.documents.primary_verification', 'past_due')],
      summary: { minimum_deadline: { status: 'past_due' } },
    },
  })
}

/** Stripe will not have this publisher. */
export function rejectAccount(world: World, id: string): Account {
  return changed(world, {
    ...getAccount(world, id),
    configuration: recipientWith('rejected', [
      { code: 'rejected_other', resolution: 'contact_stripe' },
    ]),
    requirements: { entries: [], summary: {} },
  })
}

export function closeAccount(world: World, id: string): Account {
  const account = saveAccount(world, { ...getAccount(world, id), closed: true })
  notify(world, 'v2.core.account.closed', id)
  return account
}

/** The publisher disconnects from us, in their own dashboard; the account lives on without us. */
export function deauthorizeAccount(world: World, id: string): Account {
  const account = saveAccount(world, { ...getAccount(world, id), isDeauthorized: true })
  const application = { id: 'ca_StandInMarketplace', object: 'application', name: 'Marketplace' }
  emit(world.as(id), 'account.application.deauthorized', application)
  return account
}

/** Two thin events on the v2 endpoint, and the older snapshot on the Connect endpoint. */
function changed(world: World, account: Account): Account {
  saveAccount(world, account)
  notify(world, 'v2.core.account[configuration.recipient].capability_status_updated', account.id, {
    updated_capability: 'stripe_balance.stripe_transfers',
  })
  notify(world, 'v2.core.account[requirements].updated', account.id)
  emit(world.as(account.id), 'account.updated', v1Account(account))
  return account
}
