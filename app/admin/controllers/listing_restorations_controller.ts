import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import RestoreListing from '#catalog/actions/restore_listing'
import { reasonValidator } from '#admin/validators/decisions'

export default class ListingRestorationsController {
  @inject()
  async store({ auth, params, request, response, session }: HttpContext, restore: RestoreListing) {
    const { reason } = await request.validateUsing(reasonValidator)
    const { name } = await restore.handle(auth.getUserOrFail(), params.id, reason)
    session.flash('success', `${name} is back as it was; its publisher is told.`)
    return response.redirect().withQs().back('/desk/listings')
  }
}
