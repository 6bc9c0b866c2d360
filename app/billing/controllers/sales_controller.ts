import type { HttpContext } from '@adonisjs/core/http'
import { salesOf } from '#billing/queries/sales_of'
import SaleTransformer from '#billing/transformers/sale_transformer'

export default class SalesController {
  async index({ auth, inertia, request }: HttpContext) {
    const sales = await salesOf(auth.getUserOrFail(), request.input('before'))
    return inertia.render('studio/sales', {
      totals: sales.totals,
      sales: SaleTransformer.transform(sales.purchases),
      next: sales.next,
    })
  }
}
