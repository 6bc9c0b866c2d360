import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import FeatureListing from '#catalog/actions/feature_listing'
import UnfeatureListing from '#catalog/actions/unfeature_listing'

export default class ListingFeaturesController {
  @inject()
  async store({ auth, params, response, session }: HttpContext, feature: FeatureListing) {
    const { name } = await feature.handle(auth.getUserOrFail(), params.id)
    session.flash('success', `${name} is featured on the front page.`)
    return response.redirect().withQs().back('/desk/listings')
  }

  @inject()
  async destroy({ auth, params, response, session }: HttpContext, unfeature: UnfeatureListing) {
    const { name } = await unfeature.handle(auth.getUserOrFail(), params.id)
    session.flash('success', `${name} is not featured any more.`)
    return response.redirect().withQs().back('/desk/listings')
  }
}
