import { type Actor, personOf } from '#accounts/actor'
import Entitlement from '#entitlements/models/entitlement'
import InstallToken from '#delivery/models/install_token'

/** A person's install tokens, with what each is limited to: revoked ones last, the newest first. */
export async function tokensOf(actor: Actor): Promise<InstallToken[]> {
  const person = personOf(actor)
  if (!person) return []
  return InstallToken.query()
    .where('userId', person.id)
    .preload('entitlement', (entitlement) => entitlement.preload('listing'))
    .orderByRaw('revoked_at is not null')
    .orderBy('createdAt', 'desc')
}

/** What a token may be limited to: one choice for each entitlement. */
export async function tokenScopesOf(actor: Actor): Promise<{ value: string; label: string }[]> {
  const person = personOf(actor)
  if (!person) return []
  const held = await Entitlement.query().where('userId', person.id).preload('listing')
  return held.map(({ id, line, listing }) => ({ value: id, label: `${listing.name} ${line}` }))
}
