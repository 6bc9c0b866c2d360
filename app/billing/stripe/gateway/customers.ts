import { ask, stripe } from './client.js'
import { fixedKey } from './fixed_key.js'

type Person = { userId: string; currency: string; email: string; name: string }

/** Makes Stripe's record of a buyer who pays in a currency. Asking twice for the same gives the same id. */
export async function createCustomer({ userId, currency, email, name }: Person) {
  const params = { email, name, metadata: { user_id: userId, currency } }
  const idempotencyKey = fixedKey(`customer:${userId}:${currency}`, params)
  const { id } = await ask(() => stripe.customers.create(params, { idempotencyKey }))
  return id
}
