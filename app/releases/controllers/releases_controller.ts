import type { HttpContext } from '@adonisjs/core/http'
import type { Finding } from '@fleetprompt/agent-archive'
import DiscardDraft from '#releases/actions/discard_draft'
import { takeIn } from '#releases/intake/take_in'
import { changeSinceBefore } from '#releases/queries/change_since_before'
import { releasesOf } from '#releases/queries/releases_of'
import { studioRelease, uploadableListing } from '#releases/queries/studio_release'
import ListingHeadTransformer from '#releases/transformers/listing_head_transformer'
import ReleaseRowTransformer from '#releases/transformers/release_row_transformer'
import ReleaseTransformer from '#releases/transformers/release_transformer'

/** A publisher's releases: upload, look, throw a draft away. */
export default class ReleasesController {
  async index({ auth, inertia, params }: HttpContext) {
    const listing = await uploadableListing(auth.getUserOrFail(), params.id)
    return inertia.render('studio/releases/index', {
      listing: ListingHeadTransformer.transform(listing),
      releases: ReleaseRowTransformer.transform(await releasesOf(listing.id)),
    })
  }

  /** After a refused upload the form comes back with everything that was found. */
  async create({ auth, inertia, params, session }: HttpContext) {
    const listing = await uploadableListing(auth.getUserOrFail(), params.id)
    const refusal: { findings?: Finding[] } = session.flashMessages.get('refusal', {})
    return inertia.render('studio/releases/new', {
      listing: ListingHeadTransformer.transform(listing),
      findings: refusal.findings ?? [],
    })
  }

  /** Who is asking and whether they may is settled before the first byte of the body is read. */
  async store(ctx: HttpContext) {
    const user = ctx.auth.getUserOrFail()
    const listing = await uploadableListing(user, ctx.params.id)
    const release = await takeIn(ctx, user, listing)
    const { id, version, checkReport, state } = release
    if (ctx.request.accepts(['html', 'json']) === 'json')
      return ctx.response.created({ id, version, state, ...checkReport })
    ctx.session.flash(
      'success',
      `Version ${version} passed every check. Look it over, then publish it.`
    )
    return ctx.response.redirect().toRoute('releases.show', [id])
  }

  async show({ auth, inertia, params }: HttpContext) {
    const release = await studioRelease(auth.getUserOrFail(), params.id)
    return inertia.render('studio/releases/show', {
      listing: ListingHeadTransformer.transform(release.listing),
      release: ReleaseTransformer.transform(release),
      change: await changeSinceBefore(release),
    })
  }

  async destroy({ auth, params, response, session }: HttpContext) {
    const release = await new DiscardDraft().handle(auth.getUserOrFail(), params.id)
    session.flash('success', `The draft of version ${release.version} is gone.`)
    return response.redirect().toRoute('releases.index', [release.listingId])
  }
}
