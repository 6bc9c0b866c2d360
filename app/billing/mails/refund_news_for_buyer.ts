import { urlFor } from '@adonisjs/core/services/url_builder'
import { appUrl } from '#config/app'
import { letter } from '#shared/letter'
import { paymentWords } from '#billing/mails/payment_words'
import type RefundRequest from '#billing/models/refund_request'
import type { RefundNews } from '#billing/models/refund_request'
import { contact } from '#billing/refund_requests/refund_window'

type News = Exclude<RefundNews, 'asked' | 'withdrawn'>

const SUBJECTS: Record<News, (agent: string) => string> = {
  escalated: (agent) => `We decide about your refund of ${agent}`,
  reopened: (agent) => `Your refund of ${agent} did not arrive`,
  granted: (agent) => `You get your money back for ${agent}`,
  refunded: (agent) => `You get your money back for ${agent}`,
  declined: (agent) => `No refund of ${agent}`,
  disputed: (agent) => `Your bank decides about your payment for ${agent}`,
}

/** Tells a buyer what became of their request. */
export function refundNewsForBuyer(request: RefundRequest, about: RefundNews) {
  const { user, listing } = request.purchase
  const news = about as News
  return letter({
    to: user.email,
    subject: SUBJECTS[news](listing.name),
    sentences: sentencesFor(news, request),
    button: {
      label: 'Your payment',
      url: appUrl + urlFor('purchases.show', { id: request.purchaseId }),
    },
    afterwards:
      news === 'declined'
        ? [
            `The refund policy says what you can count on: ${appUrl}/policies/refunds`,
            `If you think that this answer does not keep to it, write to ${contact()}.`,
          ]
        : [],
  })
}

function sentencesFor(news: News, { answer, purchase }: RefundRequest): string[] {
  const payment = paymentWords(purchase)
  const { publisher } = purchase.listing
  const arrival = `It goes back to the card or account that paid, usually within ten working days. ${whatEnds(purchase.subscriptionId !== null)}`
  switch (news) {
    case 'escalated':
      return [
        `You asked to have ${payment} back, and ${publisher.displayName} has not answered in time. So we decide, and write to you.`,
      ]
    case 'reopened':
      return [
        `The refund of ${payment} was sent to you, but your bank or card did not take it. You have not lost anything: a person here looks for another way, and writes to you.`,
      ]
    case 'granted':
      return [`You asked to have ${payment} back, and you get it.`, arrival]
    case 'refunded':
      return [`You asked to have ${payment} back. The marketplace has returned it.`, arrival]
    case 'declined':
      return [`You asked to have ${payment} back. The answer is no: “${answer}”`]
    case 'disputed':
      return [
        `You asked to have ${payment} back, and your bank has taken the same payment up. Only the bank decides about it now, so your request is closed.`,
      ]
  }
}

const whatEnds = (isRenewal: boolean) =>
  isRenewal
    ? 'Only the time that this payment was for ends with it; the subscription itself goes on until you cancel it.'
    : 'Downloads end with it; what you have installed stays with you.'
