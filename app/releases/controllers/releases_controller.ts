import type { HttpContext } from '@adonisjs/core/http'
import type { Finding } from '@fleetprompt/agent-archive'
import DiscardDraft from '#releases/actions/discard_draft'
import { takeIn } from '#releases/intake/take_in'
import { permissionChanges } from '#releases/queries/permission_changes'
import { studioRelease, uploadableListing } from '#releases/queries/studio_release'
import ReleaseTransformer from '#releases/transformers/release_transformer'

/** A publisher's releases: upload, look, throw a draft away. */
export default class ReleasesController {
  async create({ auth, inertia, params, session }: HttpContext) {
    const { id, agentId, name } = await uploadableListing(auth.getUserOrFail(), params.id)
    const refusal: { findings?: Finding[] } = session.flashMessages.get('refusal', {})
    const findings = refusal.findings ?? []
    return inertia.render('studio/releases/new', { listing: { id, agentId, name }, findings })
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
    const { id, agentId, name } = release.listing
    return inertia.render('studio/releases/show', {
      listing: { id, agentId, name },
      release: ReleaseTransformer.transform(release),
      changes: await permissionChanges(release),
    })
  }

  async destroy({ auth, params, response, session }: HttpContext) {
    const release = await new DiscardDraft().handle(auth.getUserOrFail(), params.id)
    session.flash('success', `The draft of version ${release.version} is gone.`)
    return response.redirect().toRoute('releases.create', [release.listingId])
  }
}
