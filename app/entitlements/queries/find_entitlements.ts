import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import Entitlement from '#entitlements/models/entitlement'
import EntitlementPolicy from '#entitlements/policies/entitlement_policy'
import type { EntitlementStatus } from '#entitlements/terms/entitlement_state'

const PAGE = 25
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** `q` is a buyer's e-mail address, part of an agent id, or an entitlement's id; `before` the id of an entitlement. */
export type EntitlementSearch = { q?: string; status?: EntitlementStatus; before?: string }

/** Everybody's entitlements, newest first, 25 at a time, with buyer and listing. For admins; others get NotFound. */
export async function findEntitlements(
  actor: Actor,
  { q, status, before }: EntitlementSearch = {}
): Promise<{ entitlements: Entitlement[]; next: string | null }> {
  await bouncerFor(actor).with(EntitlementPolicy).authorize('oversee')
  const query = Entitlement.query()
    .preload('user')
    .preload('listing')
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
  if (q) whereAbout(query, q)
  if (status) query.where('status', status)
  if (before) query.where('id', '<', before)

  const found = await query
  const entitlements = found.slice(0, PAGE)
  return { entitlements, next: found.length > PAGE ? entitlements.at(-1)!.id : null }
}

function whereAbout(query: ModelQueryBuilderContract<typeof Entitlement>, q: string) {
  if (UUID.test(q)) query.where('id', q)
  else if (q.includes('@')) query.whereHas('user', (user) => user.where('email', q))
  else
    query.whereHas('listing', (listing) => {
      listing.whereRaw('strpos(agent_id_folded, lower(?)) > 0', [q])
    })
}
