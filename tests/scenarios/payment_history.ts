import { DateTime } from 'luxon'
import { System } from '#accounts/actor'
import ReceiveStripeEvent from '#billing/actions/receive_stripe_event'
import type Checkout from '#billing/models/checkout'
import { platformTypes } from '#billing/stripe/handlers'
import type { VerifiedEvent } from '#billing/stripe/event_words'
import { listEvents } from '#billing/stripe/gateway/event_log'
import { dashboard, pay, play, standIn } from '#tests/scenarios/stripe'

type Told = { event: VerifiedEvent; payload: string }
type Session = { payment_intent: string | null }
type Dispute = { id: string; status: string }

/** Where the money is with the bank; an inquiry moves none. */
const TAKES = ['open', 'lost', 'prevented']
const VERDICTS: Record<string, string[]> = {
  open: ['won', 'lost', 'prevented'],
  inquiry: ['answered'],
}
const ACTS: Record<string, string> = {
  won: 'win',
  lost: 'lose',
  prevented: 'prevent',
  answered: 'close_inquiry',
}
type State = 'open' | 'awaiting_payment' | 'paid' | 'failed' | 'expired'

/**
 * What really happened to one checkout at Stripe, act by act, with the truth kept beside it. Events reach us
 * only when a test says so: any of them, in any order, any number of times.
 */
export class PaymentHistory {
  private state: State = 'open'
  private readonly refunds: { id: string; amount: number; isBack: boolean }[] = []
  private readonly disputes: Dispute[] = []
  private readonly since = DateTime.now().minus({ seconds: 1 })

  constructor(
    private readonly checkout: Checkout,
    private readonly total: number
  ) {}

  /** What must be true of our books once everything has been heard. */
  get truth() {
    const isGone =
      this.refunded >= this.total || this.disputes.some(({ status }) => TAKES.includes(status))
    return {
      checkout: this.state,
      entitlement: this.state === 'paid' ? (isGone ? 'revoked' : 'active') : null,
      refunded: this.state === 'paid' ? this.refunded : null,
    }
  }

  private get refunded() {
    return this.refunds.reduce((sum, { amount, isBack }) => sum + (isBack ? 0 : amount), 0)
  }

  private get session() {
    return this.checkout.stripeSessionId!
  }

  /** Does one of the things that can happen at Stripe now; `choice` picks it. */
  async act(choice: number): Promise<void> {
    const possible = this.possible()
    if (possible.length > 0) await possible[choice % possible.length]()
  }

  private possible(): (() => Promise<void>)[] {
    const page = (act: string, state: State) => () =>
      this.become(state, () => play(this.session, act))
    if (this.state === 'open')
      return [
        ...Array.from({ length: 4 }, () => () => this.become('paid', () => pay(this.session))),
        page('pay_delayed', 'awaiting_payment'),
        page('expire', 'expired'),
      ]
    if (this.state === 'awaiting_payment')
      return [page('settle', 'paid'), page('settle', 'paid'), page('fail_delayed', 'failed')]
    return this.state === 'paid' ? this.afterPayment() : []
  }

  /** Refunds and disputes meet in every order, as long as Stripe allows it: no refund while the bank has the money. */
  private afterPayment(): (() => Promise<void>)[] {
    const left = this.total - this.refunded
    const standing = this.refunds.filter(({ isBack }) => !isBack)
    const open = this.disputes.find(({ status }) => status === 'open' || status === 'inquiry')
    const isTaken = this.disputes.some(({ status }) => TAKES.includes(status))
    const maySue = !open && !isTaken && this.disputes.length < 3
    return [
      ...(!isTaken && left > 0
        ? [left, Math.ceil(left / 2), Math.ceil(left / 3)].map((sum) => () => this.refund(sum))
        : []),
      ...standing.map((refund) => () => this.failRefund(refund)),
      ...(maySue ? [() => this.dispute(), () => this.dispute(), () => this.dispute(true)] : []),
      ...(open ? VERDICTS[open.status].map((verdict) => () => this.decide(open, verdict)) : []),
    ]
  }

  /** Everything Stripe would have told us about this payment so far. */
  async told(): Promise<Told[]> {
    const pages = await Array.fromAsync(listEvents(this.since, platformTypes))
    const all = pages.flat().reverse()
    const intent = await this.intent()
    return all.filter(
      ({ event }) => event.objectId === this.session || (intent && event.paymentRef === intent)
    )
  }

  /** Any event so far reaches our door; `choice` picks it. */
  async hear(choice: number, times: number): Promise<void> {
    const told = await this.told()
    if (told.length > 0) await this.deliver(told[choice % told.length], { times })
  }

  /** One of the events reaches our door, `times` times at once; `asTwin` under another id, as Stripe sometimes does. */
  async deliver({ event, payload }: Told, { times = 1, asTwin = false } = {}): Promise<void> {
    const arrived = asTwin ? { ...event, id: `${event.id}twin` } : event
    const receive = () =>
      new ReceiveStripeEvent().handle(new System('stripe'), {
        endpoint: 'platform',
        event: arrived,
        payload,
      })
    await Promise.all(Array.from({ length: times }, receive))
  }

  private async become(state: State, act: () => Promise<unknown>) {
    await act()
    this.state = state
  }

  private async refund(amount: number) {
    const params = { payment_intent: (await this.intent())!, amount: String(amount) }
    const { id } = await dashboard('POST', '/v1/refunds', params)
    this.refunds.push({ id, amount, isBack: false })
    if (this.refunded >= this.total) this.closeInquiries()
  }

  /** Who has everything back inquires no longer: Stripe closes it by itself. */
  private closeInquiries() {
    for (const dispute of this.disputes)
      if (dispute.status === 'inquiry') dispute.status = 'answered'
  }

  private async failRefund(refund: { id: string; isBack: boolean }) {
    await standIn('POST', `refunds/${refund.id}/fail`)
    refund.isBack = true
  }

  private async dispute(inquiry = false) {
    const path = `/v1/payment_intents/${await this.intent()}`
    const { latest_charge: charge } = await dashboard<{ latest_charge: string }>('GET', path)
    const { id } = await standIn<Dispute>('POST', `charges/${charge}/dispute`, { inquiry })
    this.disputes.push({ id, status: inquiry ? 'inquiry' : 'open' })
  }

  private async decide(dispute: Dispute, verdict: string) {
    await standIn('POST', `disputes/${dispute.id}/${ACTS[verdict]}`)
    dispute.status = verdict
  }

  private async intent() {
    const path = `/v1/checkout/sessions/${this.session}`
    return (await dashboard<Session>('GET', path)).payment_intent
  }
}
