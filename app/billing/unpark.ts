import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import StripeEvent from '#billing/models/stripe_event'

/** What came before we knew the payment or the subscription it is about gets its turn now. */
export const unpark = (trx: TransactionClientContract, paymentRefs: string[]) =>
  StripeEvent.query({ client: trx })
    .whereIn('paymentRef', paymentRefs)
    .where('state', 'parked')
    .whereIn('outcome', ['unknown_payment', 'unknown_subscription'])
    .update({ state: 'pending', outcome: null, nextAttemptAt: DateTime.now() })
