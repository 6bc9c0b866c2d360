import { urlFor } from '@adonisjs/core/services/url_builder'
import { appUrl } from '#config/app'
import { letter } from '#shared/letter'
import type Listing from '#catalog/models/listing'

/** Tells a publisher that a listing stands again as it did before it was taken down. */
export const listingRestored = (to: string, listing: Listing) =>
  letter({
    to,
    subject: `${listing.name} is back`,
    sentences: [
      `Your listing ${listing.name} (${listing.agentId}) was restored and stands as it did before it was taken down.`,
    ],
    button: {
      label: 'Open the listing',
      url: appUrl + urlFor('studio.listings.edit', { id: listing.id }),
    },
  })
