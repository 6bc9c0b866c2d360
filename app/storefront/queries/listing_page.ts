import env from '#start/env'
import { type Actor, personOf } from '#accounts/actor'
import { takesCodes } from '#billing/queries/coupons_of'
import { paidLines, upgradeTo, type PaidLine } from '#billing/upgrades'
import { subscribedTo } from '#billing/queries/subscribed_to'
import { CURRENCIES } from '#catalog/prices'
import type Plan from '#catalog/models/plan'
import type Listing from '#catalog/models/listing'
import { wouldKeep } from '#entitlements/queries/would_keep'
import { publishedReleasesOf } from '#releases/queries/releases_of'
import ListingTransformer from '#storefront/transformers/listing_transformer'
import OfferTransformer from '#storefront/transformers/offer_transformer'
import VersionTransformer from '#storefront/transformers/version_transformer'
import { ownedLines } from '#storefront/queries/owned_lines'
import { requestedPermissions } from '#storefront/queries/requested_permissions'

/** Everything a listing's page shows to this reader; the listing comes with publisher, plans and their prices. */
export async function listingPage(actor: Actor, listing: Listing, chosen: string | null) {
  const releases = await publishedReleasesOf(listing.id)
  const { running, isReturning } = await subscribedTo(actor, listing.id)
  const reader = personOf(actor)
  const lines = reader ? await paidLines(reader, listing.id) : []
  const latest = releases.find(({ version }) => version === listing.latestVersion)
  return {
    listing: ListingTransformer.transform(listing),
    offers: OfferTransformer.transform(
      offersTo({ isReturning, lines, chosen }, listing.activePlans).map((offer) => ({
        ...offer,
        kept: wouldKeep(offer.plan, listing, releases),
      }))
    ),
    currencies: currenciesOf(listing.activePlans),
    chosenCurrency: chosen,
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
const offersTo = ({ isReturning, lines, chosen }: Reader, plans: Plan[]) =>
  plans
    .toSorted(
      (one, other) =>
        (other.major ?? -1) - (one.major ?? -1) ||
        (one.interval ?? '').localeCompare(other.interval ?? '')
    )
    .map((plan) => ({
      plan,
      price: plan.priceIn(chosen),
      trialDays: isReturning ? 0 : plan.trialDays,
      upgradesFrom: upgradeTo(plan, plan.priceIn(chosen), lines)?.major ?? null,
    }))

type Reader = { isReturning: boolean; lines: PaidLine[]; chosen: string | null }

/** Those in which something is sold, in the shop's order. */
function currenciesOf(plans: Plan[]): string[] {
  const paid = plans.filter(({ isFree }) => !isFree)
  const sold = new Set(paid.flatMap(({ openPrices }) => openPrices.map(({ currency }) => currency)))
  return CURRENCIES.filter((currency) => sold.has(currency))
}
