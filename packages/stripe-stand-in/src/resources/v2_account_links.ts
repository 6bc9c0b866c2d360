import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { Problem } from '../api/problem.ts'
import type { World } from '../world/world.ts'
import { getAccount } from './v2_account.ts'

const FIVE_MINUTES = 5 * 60

/** What is remembered of a link; the token is the last part of its address. */
export interface AccountLink {
  account: string
  refresh_url: string
  return_url: string
  /** Seconds. */
  expires_at: number
  state: 'new' | 'opened' | 'used'
}

const LINK = '_account_link'

export function findLink(world: World, token: string): AccountLink | undefined {
  return world.store.get(LINK, token)?.value as AccountLink | undefined
}

/** A link opens once, and the form it showed is sent once; afterwards it leads to `refresh_url`. */
export function markLink(
  world: World,
  token: string,
  link: AccountLink,
  state: AccountLink['state']
): void {
  world.store.put(LINK, token, null, { ...link, state })
}

export const v2AccountLinkRoutes: Routes = {
  'POST /v2/core/account_links': ({
    world,
    params,
  }: Call<Stripe.V2.Core.AccountLinkCreateParams>) => {
    const account = getAccount(world, params.account, 'account')
    if (account.closed)
      throw new Problem(`The account ${account.id} has been closed.`, {
        code: 'account_closed',
        param: 'account',
      })
    const { account_onboarding: onboarding, account_update: update, type } = params.use_case
    const details = onboarding ?? update
    if (!details)
      throw new Problem(`Missing required param: use_case.${type}.`, { param: `use_case.${type}` })
    const token = world.ids.next('alnk_')
    const expiresAt = world.now() + FIVE_MINUTES
    world.store.put(LINK, token, null, {
      account: account.id,
      refresh_url: details.refresh_url,
      return_url: details.return_url ?? details.refresh_url,
      expires_at: expiresAt,
      state: 'new',
    } satisfies AccountLink)
    return {
      object: 'v2.core.account_link',
      account: account.id,
      created: new Date().toISOString(),
      expires_at: new Date(expiresAt * 1000).toISOString(),
      livemode: false,
      url: `${world.settings.publicUrl}/connect/onboarding/${token}`,
      use_case: params.use_case,
    }
  },
}
