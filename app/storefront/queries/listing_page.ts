import env from '#start/env'
import { type Actor, personOf } from '#accounts/actor'
import { takesCodes } from '#billing/queries/coupons_of'
import { paidLines, upgradeTo, type PaidLine } from '#billing/upgrades'
import { subscribedTo } from '#billing/queries/subscribed_to'
import type Plan from '#catalog/models/plan'
import type Listing from '#catalog/models/listing'
import { publishedReleasesOf } from '#releases/queries/releases_of'
import ListingTransformer from '#storefront/transformers/listing_transformer'
import OfferTransformer from '#storefront/transformers/offer_transformer'
import VersionTransformer from '#storefront/transformers/version_transformer'
import { ownedLines } from '#storefront/queries/owned_lines'
import { requestedPermissions } from '#storefront/queries/requested_permissions'

/** Everything a listing's page shows to this reader; the listing comes with publisher and plans. */
export async function listingPage(actor: Actor, listing: Listing) {
  const releases = await publishedReleasesOf(listing.id)
  const { running, isReturning } = await subscribedTo(actor, listing.id)
  const reader = personOf(actor)
  const lines = reader ? await paidLines(reader, listing.id) : []
  const latest = releases.find(({ version }) => version === listing.latestVersion)
  return {
    listing: ListingTransformer.transform(listing),
    offers: OfferTransformer.transform(offersTo(isReturning, lines, listing.activePlans)),
    versions: VersionTransformer.transform(releases),
    requested: await requestedPermissions(latest),
    owned: await ownedLines(actor, listing.id),
    running,
    takesCodes: await takesCodes(listing.id),
    isOwn: listing.publisher.isOwnedBy(actor),
    shop: env.get('APP_URL').replace(/\/$/, ''),
  }
}

/** What is paid once before what renews, the newest line first; a month before a year, and a trial for newcomers. */
const offersTo = (isReturning: boolean, lines: PaidLine[], plans: Plan[]) =>
  plans
    .toSorted(
      (one, other) =>
        (other.major ?? -1) - (one.major ?? -1) ||
        (one.interval ?? '').localeCompare(other.interval ?? '')
    )
    .map((plan) => ({
      plan,
      trialDays: isReturning ? 0 : plan.trialDays,
      upgradesFrom: upgradeTo(plan, lines)?.major ?? null,
    }))
