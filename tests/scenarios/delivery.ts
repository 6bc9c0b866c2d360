import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { System } from '#accounts/actor'
import type User from '#accounts/models/user'
import GrantEntitlement from '#entitlements/actions/grant_entitlement'
import type Entitlement from '#entitlements/models/entitlement'
import CreateInstallToken, { type NewInstallToken } from '#delivery/actions/create_install_token'
import type InstallToken from '#delivery/models/install_token'
import { aUser } from '#tests/scenarios/accounts'
import { aPublishedRelease, type ReleaseScene, type ReleaseTraits } from '#tests/scenarios/releases'

export type BuyerScene = ReleaseScene & {
  buyer: User
  entitlement: Entitlement
  token: string
  installToken: InstallToken
}

/** A token for a person's whole library, unless told otherwise. */
export const anInstallToken = (user: User, traits: Partial<NewInstallToken> = {}) =>
  new CreateInstallToken().handle(user, { name: 'Laptop', ...traits })

/** Somebody's right to a line of a listing; 1.x unless told otherwise. */
export const anEntitlement = (
  user: User,
  listing: { id: string },
  traits: { major?: number; issuedAt?: DateTime; updatesForMonths?: number } = {}
) =>
  new GrantEntitlement().handle(new System('stripe'), {
    userId: user.id,
    listingId: listing.id,
    major: traits.major ?? 1,
    updatesForMonths: traits.updatesForMonths ?? null,
    source: 'purchase',
    sourceRef: `purchase:${randomUUID()}`,
    issuedAt: traits.issuedAt ?? DateTime.now(),
  })

/** Somebody who owns the line of a published release and has a token for it. */
export async function aBuyerWithToken(traits: ReleaseTraits = {}): Promise<BuyerScene> {
  const scene = await aPublishedRelease(traits)
  const buyer = await aUser()
  const entitlement = await anEntitlement(buyer, scene.listing)
  return { ...scene, buyer, entitlement, ...(await anInstallToken(buyer)) }
}

/** Where the door serves a release's archive. */
export const artifactPath = (
  { listing, release }: { listing: { agentId: string }; release: { version: string } },
  name = 'source.tar.gz'
) =>
  `/api/core/v1/agents/${listing.agentId}/releases/${encodeURIComponent(release.version)}/artifacts/${name}`
