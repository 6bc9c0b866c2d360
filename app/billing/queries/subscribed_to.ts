import { type Actor, personOf } from '#accounts/actor'
import Subscription from '#billing/models/subscription'
import { whyInVain } from '#billing/why_in_vain'

/** How the actor stands with the subscriptions of one listing: the one that runs, and whether there ever was any. */
export async function subscribedTo(actor: Actor, listingId: string) {
  const person = personOf(actor)
  const subscriptions = person
    ? await Subscription.query().where({ userId: person.id, listingId }).orderBy('id', 'desc')
    : []
  const running = subscriptions.find(({ isRunning }) => isRunning)
  return {
    running: running ? await standingOf(running) : null,
    isReturning: subscriptions.length > 0,
  }
}

/** Until when it runs, if somebody had it end, and whether whoever reads this may take that back. */
async function standingOf(running: Subscription) {
  const { id: subscriptionId, cancelsAt, whyEnded } = running
  const isEnding = cancelsAt !== null
  const isKept = isEnding && !whyEnded && (await whyInVain(running)) === null
  return { subscriptionId, endsOn: cancelsAt?.toISO() ?? null, isUndoable: isKept }
}
