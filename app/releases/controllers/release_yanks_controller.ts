import type { HttpContext } from '@adonisjs/core/http'
import YankRelease from '#releases/actions/yank_release'
import { yankValidator } from '#releases/validators/release'

export default class ReleaseYanksController {
  async store({ auth, params, request, response, session }: HttpContext) {
    const why = await request.validateUsing(yankValidator)
    const release = await new YankRelease().handle(auth.getUserOrFail(), params.id, why)
    session.flash('success', `Version ${release.version} is yanked: nobody new can install it.`)
    return response.redirect().toRoute('releases.show', [release.id])
  }
}
