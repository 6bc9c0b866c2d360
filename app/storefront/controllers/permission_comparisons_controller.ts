import type { HttpContext } from '@adonisjs/core/http'
import { Anonymous } from '#accounts/actor'
import { findListing } from '#catalog/queries/find_listing'
import { permissionComparison } from '#storefront/queries/permission_comparison'

/** What changed between two versions in what an agent asks for. */
export default class PermissionComparisonsController {
  async show({ auth, inertia, params, request }: HttpContext) {
    const listing = await findListing(auth.user ?? new Anonymous(), params.agent_id)
    const compared = await permissionComparison(listing, request.qs())
    return inertia.render('catalog/permissions', compared)
  }
}
