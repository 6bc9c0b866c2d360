import type Stripe from 'stripe'
import { ask, stripe } from './client.js'
import { fixedKey } from './fixed_key.js'

export type AccountStatus = 'onboarding' | 'action_required' | 'ready' | 'restricted' | 'closed'

/** Something Stripe still wants from a publisher. */
export type Requirement = { what: string; urgency: string; problems: string[] }

export type AccountFacts = { id: string; status: AccountStatus; requirements: Requirement[] }

/** Makes a publisher's account. Asking twice with the same key gives the same account. */
export async function createAccount(publisher: {
  key: string
  publisherId: string
  email: string
  displayName: string
  country: string
}): Promise<string> {
  const params: Stripe.V2.Core.AccountCreateParams = {
    contact_email: publisher.email,
    display_name: publisher.displayName,
    dashboard: 'express',
    identity: { country: publisher.country.toLowerCase() },
    configuration: {
      recipient: {
        capabilities: { stripe_balance: { stripe_transfers: { requested: true } } },
      },
    },
    defaults: {
      responsibilities: { fees_collector: 'application', losses_collector: 'application' },
    },
    metadata: { publisher_id: publisher.publisherId },
  }
  const idempotencyKey = fixedKey(`account:${publisher.key}`, params)
  const { id } = await ask(() => stripe.v2.core.accounts.create(params, { idempotencyKey }))
  return id
}

/** A single-use address of Stripe's own onboarding page. */
export async function createOnboardingLink(
  accountId: string,
  urls: { refreshUrl: string; returnUrl: string }
): Promise<string> {
  const link = await ask(() =>
    stripe.v2.core.accountLinks.create({
      account: accountId,
      use_case: {
        type: 'account_onboarding',
        account_onboarding: { refresh_url: urls.refreshUrl, return_url: urls.returnUrl },
      },
    })
  )
  return link.url
}

/** The account as it is now. Without `include`, Stripe leaves out the very parts that say whether it is ready. */
export async function fetchAccount(accountId: string): Promise<AccountFacts> {
  const account = await ask(() =>
    stripe.v2.core.accounts.retrieve(accountId, {
      include: ['configuration.recipient', 'requirements'],
    })
  )
  const requirements = requirementsOf(account)
  return { id: account.id, status: statusOf(account, requirements), requirements }
}

/** Keeps what a publisher earned for some days, so that refunds find the money. */
export async function delayPayouts(accountId: string, days: number): Promise<void> {
  await ask(() =>
    stripe.balanceSettings.update(
      { payments: { settlement_timing: { delay_days_override: days } } },
      { stripeAccount: accountId, idempotencyKey: `payout_delay:${accountId}:${days}` }
    )
  )
}

function statusOf(account: Stripe.V2.Core.Account, wanted: Requirement[]): AccountStatus {
  if (account.closed) return 'closed'
  const capability =
    account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status
  if (capability === 'active') return 'ready'
  if (capability === 'rejected' || capability === 'unsupported') return 'restricted'
  if (wanted.length > 0) return 'action_required'
  return capability === 'restricted' ? 'restricted' : 'onboarding'
}

function requirementsOf({ requirements }: Stripe.V2.Core.Account): Requirement[] {
  return (requirements?.entries ?? [])
    .filter((entry) => entry.awaiting_action_from === 'user')
    .map((entry) => ({
      what: entry.description,
      urgency: entry.minimum_deadline.status,
      problems: entry.errors.map(({ description }) => description),
    }))
}
