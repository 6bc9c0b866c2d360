import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import NoteReturn from '#billing/actions/note_return'
import StartCheckout from '#billing/actions/start_checkout'
import { leaveFor } from '#billing/leave_for'
import { checkoutOf } from '#billing/queries/checkout_of'
import { quoteOf } from '#billing/queries/quote_of'
import CheckoutTransformer from '#billing/transformers/checkout_transformer'
import QuoteTransformer from '#billing/transformers/quote_transformer'
import { checkoutValidator, quoteSearch } from '#billing/validators/checkout'

export default class CheckoutsController {
  /** What it costs, with the code that was typed: everything stands in the address, and nothing is held. */
  async create({ auth, inertia, request }: HttpContext) {
    const { plan, price, code } = await request.validateUsing(quoteSearch)
    const quote = await quoteOf(auth.getUserOrFail(), plan, { typed: code, priceId: price })
    return inertia.render('checkouts/new', { quote: QuoteTransformer.transform(quote) })
  }

  @inject()
  async store(ctx: HttpContext, startCheckout: StartCheckout) {
    const chosen = await ctx.request.validateUsing(checkoutValidator)
    const { plan_id: planId, price_id: priceId, code } = chosen
    const { url } = await startCheckout.handle(ctx.auth.getUserOrFail(), planId, { code, priceId })
    return leaveFor(ctx, url)
  }

  /** Coming back from Stripe proves nothing: the page shows what our own row says, and waits. */
  @inject()
  async show({ auth, inertia, params, request }: HttpContext, noteReturn: NoteReturn) {
    const buyer = auth.getUserOrFail()
    const isBack = request.input('session_id') !== undefined
    if (isBack) await noteReturn.handle(buyer, params.id)
    const checkout = await checkoutOf(buyer, params.id)
    return inertia.render('checkouts/show', {
      checkout: CheckoutTransformer.transform(checkout),
      isBack,
    })
  }
}
