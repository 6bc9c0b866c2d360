import type { HttpContext } from '@adonisjs/core/http'
import { appUrl } from '#config/app'
import { entitlementOf, libraryOf } from '#entitlements/queries/library_of'
import EntitlementTransformer from '#entitlements/transformers/entitlement_transformer'
import LibraryCardTransformer from '#entitlements/transformers/library_card_transformer'

export default class LibraryController {
  async index({ auth, inertia }: HttpContext) {
    const entries = await libraryOf(auth.getUserOrFail())
    return inertia.render('library/index', { cards: LibraryCardTransformer.transform(entries) })
  }

  async show({ auth, inertia, params }: HttpContext) {
    const entry = await entitlementOf(auth.getUserOrFail(), params.id)
    return inertia.render('library/show', {
      entitlement: EntitlementTransformer.transform(entry),
      shop: appUrl,
    })
  }
}
