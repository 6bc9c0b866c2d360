import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import EditProfile from '#publishers/actions/edit_profile'
import ProfileTransformer from '#publishers/transformers/profile_transformer'
import { profileValidator } from '#publishers/validators/publisher'

export default class ProfilesController {
  edit({ inertia, publisher }: HttpContext) {
    return inertia.render('studio/profile', { profile: ProfileTransformer.transform(publisher) })
  }

  @inject()
  async update(ctx: HttpContext, editProfile: EditProfile) {
    const profile = await ctx.request.validateUsing(profileValidator)
    await editProfile.handle(ctx.auth.getUserOrFail(), ctx.publisher.id, profile)
    ctx.session.flash('success', 'Your profile is saved.')
    return ctx.response.redirect().toRoute('studio.profile.edit')
  }
}
