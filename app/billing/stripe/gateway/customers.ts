import { ask, stripe } from './client.js'
import { fixedKey } from './fixed_key.js'

/** Makes Stripe's record of a buyer. Asking twice for the same person gives the same id. */
export async function createCustomer(person: { userId: string; email: string; name: string }) {
  const params = { email: person.email, name: person.name, metadata: { user_id: person.userId } }
  const idempotencyKey = fixedKey(`customer:${person.userId}`, params)
  const { id } = await ask(() => stripe.customers.create(params, { idempotencyKey }))
  return id
}
