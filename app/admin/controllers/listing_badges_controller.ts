import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import GiveBadge from '#catalog/actions/give_badge'

export default class ListingBadgesController {
  @inject()
  async store({ auth, params, response, session }: HttpContext, giveBadge: GiveBadge) {
    const { name } = await giveBadge.handle(auth.getUserOrFail(), params.id, 'verified')
    session.flash('success', `${name} has the verified badge.`)
    return response.redirect().withQs().back('/desk/listings')
  }

  @inject()
  async destroy({ auth, params, response, session }: HttpContext, giveBadge: GiveBadge) {
    const { name } = await giveBadge.handle(auth.getUserOrFail(), params.id, null)
    session.flash('success', `${name} has no badge any more.`)
    return response.redirect().withQs().back('/desk/listings')
  }
}
