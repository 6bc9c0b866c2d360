import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import app from '@adonisjs/core/services/app'
import { System } from '#accounts/actor'
import User from '#accounts/models/user'
import CreateListing from '#catalog/actions/create_listing'
import FeatureListing from '#catalog/actions/feature_listing'
import GiveBadge from '#catalog/actions/give_badge'
import OfferPlan from '#catalog/actions/offer_plan'
import OfferPrice from '#catalog/actions/offer_price'
import PublishListing from '#catalog/actions/publish_listing'
import TakeDownListing from '#catalog/actions/take_down_listing'
import Listing from '#catalog/models/listing'
import Plan from '#catalog/models/plan'
import { buildArchive } from '#database/demo_shop/build_archive'
import { publishers } from '#database/demo_shop/publishers'
import type { DemoAgent, DemoPlan, DemoRelease } from '#database/demo_shop/shapes'
import PublishRelease from '#releases/actions/publish_release'
import UploadRelease from '#releases/actions/upload_release'
import YankRelease from '#releases/actions/yank_release'
import Release from '#releases/models/release'

/** A listing with its plans and releases, brought to the state its story names. */
export async function seedAgent(demo: DemoAgent, admin: User): Promise<void> {
  const { email } = publishers.find(({ key }) => key === demo.publisher)!
  const owner = await User.findByOrFail('email', email)
  const listing =
    (await Listing.findBy('agentId', demo.agentId)) ??
    (await new CreateListing().handle(owner, demo))

  for (const plan of demo.plans) await seedPlan(owner, listing, plan)
  for (const release of demo.releases) await seedRelease(owner, listing, demo, release)
  if (demo.status !== 'draft') await openListing(owner, admin, listing, demo)
}

async function seedPlan(owner: User, listing: Listing, plan: DemoPlan) {
  const existing = await Plan.query()
    .where({ listingId: listing.id, kind: plan.kind, ...whichOf(plan) })
    .first()
  if (existing) return
  const { id } = await new OfferPlan().handle(owner, listing.id, plan)
  const others = plan.kind === 'free' ? [] : (plan.alsoIn ?? [])
  for (const price of others) await new OfferPrice().handle(owner, id, price)
}

/** What tells it from the listing's other plans of its kind. */
function whichOf(plan: DemoPlan) {
  if (plan.kind === 'one_time') return { major: plan.major }
  return plan.kind === 'subscription' ? { interval: plan.interval } : {}
}

async function seedRelease(owner: User, listing: Listing, demo: DemoAgent, release: DemoRelease) {
  const stored =
    (await Release.query().where({ listingId: listing.id, version: release.version }).first()) ??
    (await upload(owner, listing, demo, release))
  if (release.publishedDaysAgo === null) return
  if (!stored.publishedAt) {
    const at = DateTime.now().minus({ days: release.publishedDaysAgo })
    const publishRelease = await app.container.make(PublishRelease)
    await publishRelease.handle(new System('seed'), stored.id, { at })
  }
  if (release.yanked && !stored.yankedAt) {
    const yankRelease = await app.container.make(YankRelease)
    await yankRelease.handle(owner, stored.id, release.yanked)
  }
}

async function upload(owner: User, listing: Listing, demo: DemoAgent, release: DemoRelease) {
  const folder = await mkdtemp(join(tmpdir(), 'fleetprompt-demo-'))
  const root = `${demo.shortName}-${release.version}`
  const fileName = `${root}.${release.format}`
  try {
    const filePath = join(folder, fileName)
    await writeFile(filePath, await buildArchive(release.files, { format: release.format, root }))
    const uploadRelease = await app.container.make(UploadRelease)
    return await uploadRelease.handle(owner, listing.id, {
      version: release.version,
      notes: release.notes,
      minCoreVersion: release.minCoreVersion,
      fileName,
      filePath,
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function openListing(owner: User, admin: User, listing: Listing, demo: DemoAgent) {
  await listing.refresh()
  if (!listing.publishedAt) await new PublishListing().handle(owner, listing.id)
  if (demo.featured && !listing.featuredAt) await new FeatureListing().handle(admin, listing.id)
  if (demo.badge && !listing.badge) await new GiveBadge().handle(admin, listing.id, demo.badge)
  if (typeof demo.status === 'object' && !listing.takenDownAt)
    await new TakeDownListing().handle(admin, listing.id, demo.status.takenDown)
}
