import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import StripeEvent from '#billing/models/stripe_event'
import BillingPolicy from '#billing/policies/billing_policy'
import { putBack } from '#billing/put_back'

const AT_ONCE = 200

/**
 * Puts the dead events back in the queue once what killed them is mended: the oldest first, two hundred at a time,
 * each with a line of its own in the trail. Answers how many, and how many are left.
 */
export default class ReplayDeadEvents {
  async handle(actor: Actor): Promise<{ replayed: number; left: number }> {
    return db.transaction(async (trx) => {
      await bouncerFor(actor).with(BillingPolicy).authorize('replay')
      const dead = await StripeEvent.query({ client: trx })
        .where('state', 'dead')
        .orderBy('id')
        .forUpdate()
        .skipLocked()
        .limit(AT_ONCE)
      for (const event of dead) await putBack(trx, actor, event)
      const [{ n }] = await trx.from('stripe_events').where('state', 'dead').count('* as n')
      return { replayed: dead.length, left: Number(n) }
    })
  }
}
