import type { HttpContext } from '@adonisjs/core/http'
import PublishRelease from '#releases/actions/publish_release'

export default class ReleasePublicationsController {
  async store({ auth, params, response, session }: HttpContext) {
    const release = await new PublishRelease().handle(auth.getUserOrFail(), params.id)
    session.flash('success', `Version ${release.version} is published, for good.`)
    return response.redirect().toRoute('releases.show', [release.id])
  }
}
