import { type Actor, personOf } from '#accounts/actor'
import Subscription from '#billing/models/subscription'

/** How the actor stands with the subscriptions of one listing: the one that runs, and whether there ever was any. */
export async function subscribedTo(actor: Actor, listingId: string) {
  const person = personOf(actor)
  const subscriptions = person
    ? await Subscription.query().where({ userId: person.id, listingId }).orderBy('id', 'desc')
    : []
  const running = subscriptions.find(({ isRunning }) => isRunning)
  return {
    running: running
      ? { subscriptionId: running.id, endsOn: running.cancelsAt?.toISO() ?? null }
      : null,
    isReturning: subscriptions.length > 0,
  }
}
