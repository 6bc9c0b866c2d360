import { Refusal } from '#shared/refusal'
import { StripeRefused } from '#billing/errors'
import type { Buyer } from '#tests/scenarios/histories/buyer'
import { dashboard, pay, play, RefusedByStripe, standIn } from '#tests/scenarios/stripe'
import { REFUSED_LATER } from '#tests/scenarios/subscribers'

const ACTS = {
  buy: (buyer: Buyer) => buyer.goToPay('line'),
  subscribe: (buyer: Buyer) => buyer.goToPay('subscription'),
  pay: (buyer: Buyer, choice: number) => pay(buyer.page(choice)),
  is_declined: (buyer: Buyer, choice: number) => play(buyer.page(choice), 'decline'),
  pay_by_debit: (buyer: Buyer, choice: number) => play(buyer.page(choice), 'pay_delayed'),
  debit_arrives: (buyer: Buyer, choice: number) => play(buyer.page(choice), 'settle'),
  debit_bounces: (buyer: Buyer, choice: number) => play(buyer.page(choice), 'fail_delayed'),
  page_expires: (buyer: Buyer, choice: number) => play(buyer.page(choice), 'expire'),
  refund: (buyer: Buyer, choice: number) => buyer.refund(choice, 1),
  refund_part: (buyer: Buyer, choice: number) => buyer.refund(choice, 2 + (choice % 3)),
  refund_fails: (buyer: Buyer, choice: number) => buyer.failRefund(choice),
  dispute: (buyer: Buyer, choice: number) => buyer.dispute(choice),
  inquire: (buyer: Buyer, choice: number) => buyer.dispute(choice, true),
  decide: (buyer: Buyer, choice: number) => buyer.decide(choice),
  warn: async (buyer: Buyer, choice: number) =>
    standIn('POST', `charges/${(await buyer.charge(choice)).id}/warn`),
  renew: (buyer: Buyer) => buyer.passes(31),
  miss_renewal: async (buyer: Buyer) => {
    await buyer.paysWith(REFUSED_LATER)
    await buyer.passes(31)
  },
  recover: (buyer: Buyer) => buyer.recover(),
  time: (buyer: Buyer, choice: number) => buyer.passes(1 + (choice % 24)),
  cancel_now: async (buyer: Buyer, choice: number) =>
    dashboard('DELETE', `/v1/subscriptions/${await buyer.subscription(choice)}`),
  cancel_at_end: (buyer: Buyer, choice: number) => buyer.renewal(choice, true),
  keep: (buyer: Buyer, choice: number) => buyer.renewal(choice, false),
  revoke: (buyer: Buyer, choice: number) => buyer.isJudged(choice, true),
  reinstate: (buyer: Buyer, choice: number) => buyer.isJudged(choice, false),
  publish_version: (buyer: Buyer) => buyer.agent.publishNext(),
  pay_publisher: (buyer: Buyer) =>
    standIn('POST', `accounts/${buyer.agent.accountId}/pay_out`, { currency: 'usd' }),
} satisfies Record<string, (buyer: Buyer, choice: number) => Promise<unknown>>

export type Act = keyof typeof ACTS

/** Does it, if it can be done: what is impossible as things are does not happen, and leaves no trace. */
export async function act(buyer: Buyer, name: Act, choice: number): Promise<void> {
  try {
    const what = await ACTS[name](buyer, choice)
    if (what !== false) buyer.log.push(`${name} ${choice}`)
  } catch (error) {
    const isRefused =
      error instanceof RefusedByStripe ||
      error instanceof StripeRefused ||
      (error instanceof Refusal && error.status < 500)
    if (!isRefused) throw error
  }
}
