import { ask, stripe } from './client.js'

/** Makes Stripe's record of a buyer. Asking twice for the same person gives the same id. */
export async function createCustomer(person: { userId: string; email: string; name: string }) {
  const { id } = await ask(() =>
    stripe.customers.create(
      { email: person.email, name: person.name, metadata: { user_id: person.userId } },
      { idempotencyKey: `customer:${person.userId}` }
    )
  )
  return id
}
