import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import StripeCustomer from '#billing/models/stripe_customer'
import Subscription from '#billing/models/subscription'

/** What runs under a customer at Stripe: a buyer is one for each currency. */
export async function subscriptionsOfCustomer(
  trx: TransactionClientContract,
  stripeCustomerId: string
): Promise<Subscription[]> {
  const customer = await StripeCustomer.findBy({ stripeCustomerId }, { client: trx })
  if (!customer) return []
  const { userId, currency } = customer
  return Subscription.query({ client: trx }).where({ userId, currency }).whereNull('endedAt')
}
