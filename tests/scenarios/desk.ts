import type User from '#accounts/models/user'
import StripeEvent from '#billing/models/stripe_event'
import { aUser, PASSWORD } from '#tests/scenarios/accounts'
import { aSale, type SaleScene } from '#tests/scenarios/billing'
import { aPublishedRelease } from '#tests/scenarios/releases'
import { Visitor } from '#tests/visitor'

/** Somebody's browser, in which they have signed in. */
export async function signedIn(person: User): Promise<Visitor> {
  const visitor = new Visitor()
  const { status, location } = await visitor.signIn(person.email, PASSWORD)
  if (status !== 302 || location === '/sign-in') throw new Error(`${person.email} is not let in`)
  return visitor
}

/** An admin at the desk. */
export async function anAdmin(): Promise<{ admin: User; desk: Visitor }> {
  const admin = await aUser({ isAdmin: true, fullName: 'Grace Curator' })
  return { admin, desk: await signedIn(admin) }
}

/** A sold agent with a real release, and the event of Stripe's that brought the payment. */
export async function aSoldAgent(): Promise<SaleScene & { event: StripeEvent }> {
  const sale = await aSale()
  await aPublishedRelease({ on: sale, version: '1.0.0' })
  const event = await StripeEvent.query()
    .where('type', 'checkout.session.completed')
    .orderBy('id', 'desc')
    .firstOrFail()
  return { ...sale, event }
}
