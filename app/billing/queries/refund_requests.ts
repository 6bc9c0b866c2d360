import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import { publisherOf } from '#publishers/queries/publisher_of'
import { NotAPublisher } from '#billing/errors'
import RefundRequest from '#billing/models/refund_request'
import RefundRequestPolicy from '#billing/policies/refund_request_policy'

const AT_ONCE = 100
const LAST = 25

/** What buyers ask the actor for, as a publisher: the open ones, those due first, and the last that were answered. */
export async function refundRequestsOf(actor: Actor) {
  const publisher = await publisherOf(actor)
  if (!publisher) throw new NotAPublisher()
  const own = () =>
    withEverything().whereHas('purchase', (purchase) =>
      purchase.whereHas('listing', (listing) => listing.where('publisherId', publisher.id))
    )
  return { open: await openOf(own()), closed: await closedOf(own()) }
}

/** What waits for the marketplace, what waits for publishers, and the last that were answered. For admins. */
export async function refundRequestsAtDesk(actor: Actor) {
  await bouncerFor(actor).with(RefundRequestPolicy).authorize('oversee')
  const [ours, theirs, closed] = await Promise.all([
    openOf(withEverything().whereNotNull('escalatedAt')),
    openOf(withEverything().whereNull('escalatedAt')),
    closedOf(withEverything()),
  ])
  return { ours, theirs, closed }
}

/** One request, for whoever may answer it. Throws NotFound. */
export async function refundRequest(actor: Actor, id: string): Promise<RefundRequest> {
  const request = await withEverything().where('id', id).first()
  if (!request) throw new NotFound()
  await bouncerFor(actor).with(RefundRequestPolicy).authorize('decide', request)
  return request
}

type Requests = ReturnType<typeof withEverything>

const openOf = (requests: Requests) =>
  requests.where('status', 'open').orderBy('answerDueAt').orderBy('id').limit(AT_ONCE)

const closedOf = (requests: Requests) =>
  requests.whereNot('status', 'open').orderBy('closedAt', 'desc').limit(LAST)

const withEverything = () =>
  RefundRequest.query().preload('purchase', (purchase) =>
    purchase
      .preload('user')
      .preload('refunds', (refunds) => refunds.orderBy('id'))
      .preload('disputes', (disputes) => disputes.orderBy('openedAt'))
      .preload('listing', (listing) => listing.preload('publisher'))
  )
