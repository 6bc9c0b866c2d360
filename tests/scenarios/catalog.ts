import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { System } from '#accounts/actor'
import type User from '#accounts/models/user'
import type Publisher from '#publishers/models/publisher'
import type Listing from '#catalog/models/listing'
import type Plan from '#catalog/models/plan'
import CreateListing from '#catalog/actions/create_listing'
import type { ListingDetails } from '#catalog/listing_details'
import NoteRelease from '#catalog/actions/note_release'
import OfferPlan, { type Offer } from '#catalog/actions/offer_plan'
import PublishListing from '#catalog/actions/publish_listing'
import { aPublisher, type PublisherTraits } from '#tests/scenarios/publishers'

export type ListingTraits = Partial<ListingDetails> &
  Omit<PublisherTraits, 'user'> & {
    /** An existing publisher, as `aPublisher()` returns it. */
    by?: { publisher: Publisher; owner: User }
    agentId?: string
    plan?: 'free' | 'one_time' | 'subscription' | 'none'
    /** How often a subscription renews, at 9.00 USD each month and without a trial unless told otherwise. */
    interval?: 'month' | 'year'
    trialDays?: number
    /** Cents (USD) of a paid plan, and line of the one-time one. */
    amountInCents?: number
    major?: number
    updatesForMonths?: number
  }

export type ListingScene = {
  listing: Listing
  plan: Plan | null
  publisher: Publisher
  owner: User
}

/** A draft listing with a plan (one-time 1.x at 49.00 USD unless told otherwise) and no release. */
export async function aListing(traits: ListingTraits = {}): Promise<ListingScene> {
  const { publisher, owner } = traits.by ?? (await aPublisher(traits))
  const listing = await new CreateListing().handle(owner, {
    agentId: traits.agentId ?? anAgentId(),
    name: traits.name ?? 'Review Lantern',
    summary: traits.summary ?? 'Reads a branch before your colleagues do.',
    description: traits.description ?? '## What it does\n\nReads **carefully**.',
    tags: traits.tags ?? ['code-review'],
    integrationPoints: traits.integrationPoints ?? ['git'],
    repositoryUrl: traits.repositoryUrl ?? 'https://git.example.test/lantern',
    docsUrl: traits.docsUrl,
  })
  const plan =
    traits.plan === 'none' ? null : await new OfferPlan().handle(owner, listing.id, offerOf(traits))
  return { listing, plan, publisher, owner }
}

/** A listing that the public sees, as if a release had been published; for tests that need no archive. */
export async function anOfferedListing(
  traits: ListingTraits & {
    latestVersion?: string
    permissionDomains?: string[]
    releasedAt?: DateTime
  } = {}
): Promise<ListingScene> {
  const scene = await aListing(traits)
  await new NoteRelease().handle(new System('seed'), scene.listing.id, {
    latestVersion: traits.latestVersion ?? '1.0.0',
    permissionDomains: traits.permissionDomains ?? ['filesystem'],
    releasedAt: traits.releasedAt ?? DateTime.now(),
  })
  await new PublishListing().handle(scene.owner, scene.listing.id)
  return { ...scene, listing: await scene.listing.refresh() }
}

export const anAgentId = () => `com.example.agent-${randomUUID().slice(0, 8)}`

function offerOf(traits: ListingTraits): Offer {
  const { plan, amountInCents, major, updatesForMonths, interval, trialDays } = traits
  if (plan === 'subscription')
    return {
      kind: plan,
      interval: interval ?? 'month',
      amountInCents: amountInCents ?? 900,
      currency: 'usd',
      trialDays,
    }
  return plan === 'free'
    ? { kind: 'free' }
    : {
        kind: 'one_time',
        major: major ?? 1,
        amountInCents: amountInCents ?? 4900,
        currency: 'usd',
        updatesForMonths,
      }
}
