import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { notify } from '../events/thin_events.ts'
import { merged } from '../world/metadata.ts'
import { picked } from '../world/picking.ts'
import {
  ACCOUNT,
  accessibleAccount,
  recipientWith,
  requirement,
  saveAccount,
} from './v2_account.ts'
import type { Account } from './v2_account.ts'

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
    const { defaults, identity } = params
    const isRecipient =
      params.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.requested
    const account = saveAccount(world, {
      id: world.ids.next('acct_1', 16),
      object: ACCOUNT,
      applied_configurations: isRecipient ? ['recipient'] : [],
      closed: false,
      created: new Date().toISOString(),
      livemode: false,
      ...picked(params, 'contact_email', 'dashboard', 'display_name'),
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
        ...picked(identity ?? {}, 'country', 'entity_type'),
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
      .map((row) => row.value as Account)
      .filter((account) => !account.isDeauthorized)
      .toReversed()
      .slice(0, params.limit ?? 20)
      .map((account) => shown(account)),
    next_page_url: null,
    previous_page_url: null,
  }),

  'GET /v2/core/accounts/{id}': ({
    world,
    params,
    ids,
  }: Call<Stripe.V2.Core.AccountRetrieveParams>) =>
    shown(accessibleAccount(world, ids[0] ?? ''), params.include),

  'POST /v2/core/accounts/{id}': ({
    world,
    params,
    ids,
  }: Call<Stripe.V2.Core.AccountUpdateParams>) => {
    const before = accessibleAccount(world, ids[0] ?? '')
    const country = params.identity?.country
    const currency = params.defaults?.currency
    const account = saveAccount(world, {
      ...before,
      ...picked(params, 'contact_email', 'dashboard', 'display_name'),
      identity: { ...before.identity, ...(country && { country }) },
      defaults: { ...before.defaults, ...(currency && { currency }) },
      metadata: merged(before.metadata, params.metadata),
    })
    notify(world, 'v2.core.account.updated', account.id)
    return shown(account, params.include)
  },

  'POST /v2/core/accounts/{id}/close': ({ world, ids: [id = ''] }: Call) => {
    const account = saveAccount(world, { ...accessibleAccount(world, id), closed: true })
    notify(world, 'v2.core.account.closed', account.id)
    return shown(account)
  },
}
