import { urlFor } from '@adonisjs/core/services/url_builder'
import { appUrl } from '#config/app'
import { letter } from '#shared/letter'
import type Listing from '#catalog/models/listing'

/** Tells a publisher that, and why, the public no longer sees a listing. */
export const listingTakenDown = (to: string, listing: Listing) =>
  letter({
    to,
    subject: `${listing.name} was taken down`,
    sentences: [
      `Your listing ${listing.name} (${listing.agentId}) can no longer be seen or bought at FleetPrompt Marketplace. Nothing was deleted.`,
      `The reason: ${listing.takenDownReason}`,
    ],
    button: {
      label: 'Open the listing',
      url: appUrl + urlFor('studio.listings.edit', { id: listing.id }),
    },
    afterwards: [
      `What may be listed is written in the content policy: ${appUrl}${urlFor('policies.show', { name: 'content' })}`,
      'If you think this is a mistake, answer this mail and say why.',
    ],
  })
