import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import BecomePublisher from '#publishers/actions/become_publisher'
import { publisherCountries } from '#publishers/countries'
import { publisherOf } from '#publishers/queries/publisher_of'
import { becomePublisherValidator } from '#publishers/validators/publisher'

export default class PublishersController {
  async create({ auth, inertia, response }: HttpContext) {
    const user = auth.getUserOrFail()
    if (await publisherOf(user)) return response.redirect().toRoute('studio.overview')
    return inertia.render('studio/become', {
      countries: publisherCountries(),
      suggestedName: user.fullName,
    })
  }

  @inject()
  async store(ctx: HttpContext, becomePublisher: BecomePublisher) {
    const profile = await ctx.request.validateUsing(becomePublisherValidator)
    const publisher = await becomePublisher.handle(ctx.auth.getUserOrFail(), profile)
    ctx.session.flash('success', `Welcome to the studio, ${publisher.displayName}.`)
    return ctx.response.redirect().toRoute('studio.overview')
  }
}
