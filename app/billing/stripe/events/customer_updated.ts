import { enqueue } from '#shared/jobs'
import { subscriptionsOfCustomer } from '#billing/queries/subscriptions_of_customer'
import { applied, ignored, type Handler } from '../outcome.js'

/** A buyer may have given the address that Stripe lacked: what waited for it goes on. */
const customerUpdated: Handler = async ({ objectId }, trx) => {
  const waiting = objectId ? await subscriptionsOfCustomer(trx, objectId) : []
  const needy = waiting.filter((subscription) => subscription.needsAddress)
  if (needy.length === 0) return ignored('nothing_waits_for_it')
  for (const { id } of needy) await enqueue(trx, 'billing.use_new_address', { subscriptionId: id })
  return applied
}

export default customerUpdated
