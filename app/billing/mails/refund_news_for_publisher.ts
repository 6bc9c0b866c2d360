import { urlFor } from '@adonisjs/core/services/url_builder'
import { appUrl } from '#config/app'
import { letter } from '#shared/letter'
import { paymentWords } from '#billing/mails/payment_words'
import type RefundRequest from '#billing/models/refund_request'
import type { RefundNews } from '#billing/models/refund_request'

const NEWS: Record<Exclude<RefundNews, 'asked'>, string> = {
  escalated:
    'It was not answered in time, so the marketplace decides about it now. You may still give the money back yourself.',
  reopened:
    'The money was sent and did not arrive: the marketplace sees to it. You need do nothing.',
  granted: 'The marketplace gave the money back. Your sales show your part of it.',
  refunded: 'The money went back to the buyer by another way. There is nothing more to answer.',
  declined: 'The marketplace has said no to it, so the payment stands.',
  withdrawn: 'The buyer has taken it back, so the payment stands.',
  disputed: 'The buyer’s bank has taken the payment up, and only the bank decides now.',
}

/** Tells a publisher what became of a request without them. */
export function refundNewsForPublisher(request: RefundRequest, about: RefundNews) {
  const { purchase } = request
  const { listing, user: buyer } = purchase
  return letter({
    to: listing.publisher.user.email,
    subject: `About the refund that ${buyer.fullName} asked for`,
    sentences: [
      `${buyer.fullName} had asked to have ${paymentWords(purchase)} back.`,
      NEWS[about as Exclude<RefundNews, 'asked'>],
    ],
    button: {
      label: 'The request',
      url: appUrl + urlFor('refund_requests.show', { id: request.id }),
    },
  })
}
