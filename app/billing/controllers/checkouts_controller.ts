import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import NoteReturn from '#billing/actions/note_return'
import StartCheckout from '#billing/actions/start_checkout'
import { leaveFor } from '#billing/leave_for'
import { checkoutOf } from '#billing/queries/checkout_of'
import CheckoutTransformer from '#billing/transformers/checkout_transformer'
import { checkoutValidator } from '#billing/validators/checkout'

export default class CheckoutsController {
  @inject()
  async store(ctx: HttpContext, startCheckout: StartCheckout) {
    const { plan_id: planId } = await ctx.request.validateUsing(checkoutValidator)
    const { url } = await startCheckout.handle(ctx.auth.getUserOrFail(), planId)
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
