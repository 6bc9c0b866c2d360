import env from '#start/env'
import type { Actor } from '#accounts/actor'
import type Listing from '#catalog/models/listing'
import { publishedReleasesOf } from '#releases/queries/releases_of'
import ListingTransformer from '#storefront/transformers/listing_transformer'
import OfferTransformer from '#storefront/transformers/offer_transformer'
import VersionTransformer from '#storefront/transformers/version_transformer'
import { requestedPermissions } from '#storefront/queries/requested_permissions'

/** Everything a listing's page shows to this reader; the listing comes with publisher and plans. */
export async function listingPage(actor: Actor, listing: Listing) {
  const releases = await publishedReleasesOf(listing.id)
  const latest = releases.find(({ version }) => version === listing.latestVersion)
  return {
    listing: ListingTransformer.transform(listing),
    offers: OfferTransformer.transform(listing.activePlans),
    versions: VersionTransformer.transform(releases),
    requested: await requestedPermissions(latest),
    ownedEntitlementId: null as string | null,
    isOwn: listing.publisher.isOwnedBy(actor),
    shop: env.get('APP_URL').replace(/\/$/, ''),
  }
}
