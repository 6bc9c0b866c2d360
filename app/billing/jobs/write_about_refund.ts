import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { defineJob, enqueue, FOR_HOURS } from '#shared/jobs'
import { sendNow } from '#shared/mail'
import { refundAsked } from '#billing/mails/refund_asked'
import { refundNewsForBuyer } from '#billing/mails/refund_news_for_buyer'
import { refundNewsForPublisher } from '#billing/mails/refund_news_for_publisher'
import RefundRequest, { type RefundNews } from '#billing/models/refund_request'

type Order = { about: RefundNews; to: 'buyer' | 'publisher' }

/** Has one side of a request written to once the transaction is committed. What the mail says is read when it is sent. */
export const writeAboutRefund = (
  trx: TransactionClientContract,
  { id }: RefundRequest,
  order: Order
) => enqueue(trx, 'billing.write_about_refund', { requestId: id, ...order })

defineJob<Order & { requestId: string }>(
  'billing.write_about_refund',
  async ({ requestId, about, to }) => {
    const request = await RefundRequest.query()
      .where('id', requestId)
      .preload('purchase', (purchase) =>
        purchase
          .preload('user')
          .preload('listing', (listing) =>
            listing.preload('publisher', (publisher) => publisher.preload('user'))
          )
      )
      .firstOrFail()
    const isQuestion = about === 'asked' || about === 'escalated'
    if (isQuestion && !request.isOpen) return
    if (about === 'asked') return sendNow(refundAsked(request))
    const news = to === 'buyer' ? refundNewsForBuyer : refundNewsForPublisher
    return sendNow(news(request, about))
  },
  { retries: FOR_HOURS }
)
