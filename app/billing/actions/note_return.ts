import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { enqueue } from '#shared/jobs'
import { NotFound } from '#shared/refusal'
import Checkout from '#billing/models/checkout'
import BillingPolicy from '#billing/policies/billing_policy'

/**
 * Notes that a buyer came back from Stripe's page, once. It proves nothing; but it has us read the page anew, so that
 * a lost event does not keep them waiting.
 */
export default class NoteReturn {
  async handle(actor: Actor, checkoutId: string): Promise<Checkout> {
    return db.transaction(async (trx) => {
      const checkout = await Checkout.query({ client: trx })
        .where('id', checkoutId)
        .forUpdate()
        .first()
      if (!checkout) throw new NotFound()
      await bouncerFor(actor).with(BillingPolicy).authorize('readCheckout', checkout)
      if (checkout.returnedAt || !checkout.isOpen) return checkout

      await enqueue(trx, 'billing.settle_checkout', { checkoutId })
      return checkout.merge({ returnedAt: DateTime.now() }).save()
    })
  }
}
