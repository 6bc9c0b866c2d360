import { urlFor } from '@adonisjs/core/services/url_builder'
import { appUrl } from '#config/app'
import { letter } from '#shared/letter'
import { dayOf } from '#entitlements/terms/update_window'
import { paymentWords } from '#billing/mails/payment_words'
import type RefundRequest from '#billing/models/refund_request'

/** Tells a publisher that a buyer asks for their money back, and until when to answer. The buyer is named, never their address. */
export function refundAsked({ id, reason, answerDueAt, purchase }: RefundRequest) {
  const { listing, user: buyer } = purchase
  return letter({
    to: listing.publisher.user.email,
    subject: `${buyer.fullName} asks for a refund of ${listing.name}`,
    sentences: [
      `${buyer.fullName} paid ${paymentWords(purchase)} and asks to have it back. In their words: “${reason}”`,
      `Give it back, or say no with a sentence that they will read. Without an answer by ${dayOf(answerDueAt.toJSDate())} the marketplace decides.`,
    ],
    button: { label: 'Answer it', url: appUrl + urlFor('refund_requests.show', { id }) },
  })
}
