import type { HttpContext } from '@adonisjs/core/http'
import { policyText } from '#storefront/policy_texts'

export default class PoliciesController {
  async show({ inertia, params }: HttpContext) {
    return inertia.render('catalog/policy', await policyText(params.name))
  }
}
