import { findAccount, noAccess } from '../resources/v2_account.ts'
import type { World } from '../world/world.ts'
import { Problem } from './problem.ts'
import type { ApiRequest } from './request.ts'

/**
 * Who may come in, and as which account.
 *
 * @returns the connected account the request acts for; null: the platform
 */
export function admit(request: ApiRequest, world: World): string | null {
  checkKey(request)
  const version = request.headers['stripe-version']
  if (version && version !== world.contract.apiVersion)
    throw new Problem(
      `This stand-in plays API version ${world.contract.apiVersion}; the request asks for ${version}.`,
      { code: 'invalid_api_version' }
    )
  const { 'stripe-account': account, 'stripe-context': context } = request.headers
  if (account && context)
    throw new Problem('Send Stripe-Account or Stripe-Context, not both.', {
      code: 'account_invalid',
    })
  const owner = account ?? context
  if (!owner) return null
  const found = findAccount(world, owner)
  if (!found || found.isDeauthorized) throw noAccess(owner)
  return owner
}

function checkKey(request: ApiRequest): void {
  const [scheme = '', given = ''] = (request.headers.authorization ?? '').split(' ')
  const key =
    scheme === 'Basic' ? (Buffer.from(given, 'base64').toString().split(':')[0] ?? '') : given
  if (!key) throw new Problem('You did not provide an API key.', { status: 401 })
  if (/^[sr]k_live_/.test(key))
    throw new Problem('A live key was sent to the stand-in. It is not stored; still, roll it.', {
      status: 401,
      code: 'livemode_mismatch',
    })
  if (!/^[sr]k_test_\w+$/.test(key))
    throw new Problem('Invalid API Key provided.', { status: 401, code: 'api_key_invalid' })
}
