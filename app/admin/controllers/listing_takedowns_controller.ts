import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import TakeDownListing from '#catalog/actions/take_down_listing'
import { reasonValidator } from '#admin/validators/decisions'

export default class ListingTakedownsController {
  @inject()
  async store(
    { auth, params, request, response, session }: HttpContext,
    takeDown: TakeDownListing
  ) {
    const { reason } = await request.validateUsing(reasonValidator)
    const { name } = await takeDown.handle(auth.getUserOrFail(), params.id, reason)
    session.flash('success', `${name} is taken down; its publisher is told why.`)
    return response.redirect().withQs().back('/desk/listings')
  }
}
