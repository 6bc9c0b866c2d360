import { DateTime } from 'luxon'
import type User from '#accounts/models/user'
import CancelSubscription from '#billing/actions/cancel_subscription'
import KeepSubscription from '#billing/actions/keep_subscription'
import RefundPurchase from '#billing/actions/refund_purchase'
import StartCheckout from '#billing/actions/start_checkout'
import Purchase from '#billing/models/purchase'
import Subscription from '#billing/models/subscription'
import ReinstateEntitlement from '#entitlements/actions/reinstate_entitlement'
import RevokeEntitlement from '#entitlements/actions/revoke_entitlement'
import Entitlement from '#entitlements/models/entitlement'
import { longAgo, type Offered } from '#tests/scenarios/histories/shop'
import { dashboard, RefusedByStripe, standIn } from '#tests/scenarios/stripe'
import { customerAt, GOOD_CARD } from '#tests/scenarios/subscribers'

type Row = { id: string; status: string }
type List<Item = Row> = { data: Item[] }
type Charge = Row & { amount: number; amount_refunded: number; payment_intent: string }
type Session = { id: string; plan: 'line' | 'subscription' }

const VERDICTS = ['win', 'lose', 'prevent', 'escalate', 'close_inquiry']
const LIVES_SINCE = 150

/**
 * One buyer of one agent, to whom anything may happen: at Stripe, at our pages, at the desk. Keeps no account of the
 * truth: that is Stripe's. `choice` picks whatever an act leaves open.
 */
export class Buyer {
  readonly log: string[] = []
  readonly sessions: Session[] = []
  /** What the desk took away and has not given again: ours alone to say. */
  readonly takenByDesk = new Set<string>()
  customer = ''
  private clock = longAgo(LIVES_SINCE)

  constructor(
    readonly user: User,
    readonly agent: Offered,
    private readonly admin: User
  ) {}

  async goToPay(plan: Session['plan']) {
    const { checkout } = await new StartCheckout().handle(this.user, this.agent[plan].id)
    if (!this.customer) {
      this.customer = await customerAt(this.user)
      const frozen = String(Math.floor(this.clock.toSeconds()))
      const clock = { frozen_time: frozen, customer: this.customer }
      await dashboard('POST', '/v1/test_helpers/test_clocks', clock)
    }
    const id = checkout.stripeSessionId!
    if (!this.sessions.some((one) => one.id === id)) this.sessions.push({ id, plan })
  }

  /** The page they went to last, or one of those before. */
  page(choice: number): string {
    const { sessions } = this
    return pick([...sessions].reverse(), choice % 3 === 0 ? choice : 0).id
  }

  /** Time goes by for them alone, and never beyond the present. */
  async passes(days: number) {
    if (!this.customer) return false
    this.clock = DateTime.min(this.clock.plus({ days }), DateTime.utc().startOf('second'))
    const to = Math.floor(this.clock.toSeconds())
    return standIn('POST', `customers/${this.customer}/advance`, { to })
  }

  catchesUp = () => this.passes(LIVES_SINCE * 2)

  paysWith = (card: string) => standIn('POST', `customers/${this.customer}/card`, { card })

  async charge(choice: number): Promise<Charge> {
    const of = { customer: this.customer || 'cus_nobody', limit: '100' }
    const { data } = await dashboard<List<Charge>>('GET', '/v1/charges', of)
    return pick(
      data.filter(({ status }) => status === 'succeeded'),
      choice
    )
  }

  async refund(choice: number, part: number) {
    const charge = await this.charge(choice)
    const left = charge.amount - charge.amount_refunded
    const amount = Math.ceil(left / part)
    const intent = charge.payment_intent
    const known = choice % 2 === 1 && (await Purchase.findBy('stripePaymentIntentId', intent))
    if (known)
      return new RefundPurchase().handle(this.agent.owner, known.id, { amountInCents: amount })
    return dashboard('POST', '/v1/refunds', { payment_intent: intent, amount: String(amount) })
  }

  async failRefund(choice: number) {
    const { id: charge } = await this.charge(choice)
    const { data } = await dashboard<List>('GET', '/v1/refunds', { charge, limit: '100' })
    return standIn('POST', `refunds/${pick(data, choice >> 2).id}/fail`)
  }

  async dispute(choice: number, inquiry = false) {
    const { id } = await this.charge(choice)
    return standIn('POST', `charges/${id}/dispute`, { inquiry })
  }

  async decide(choice: number) {
    const { id: charge } = await this.charge(choice >> 3)
    const { data } = await dashboard<List>('GET', '/v1/disputes', { charge, limit: '100' })
    return standIn('POST', `disputes/${data[0]?.id ?? 'none'}/${pick(VERDICTS, choice)}`)
  }

  async subscription(choice: number) {
    const { data } = await dashboard<List>('GET', '/v1/subscriptions', {
      customer: this.customer || 'cus_nobody',
      status: 'all',
      limit: '100',
    })
    return pick(data, choice >> 1).id
  }

  /** At our own page when we know of it, and in Stripe's dashboard otherwise. */
  async renewal(choice: number, isCancelled: boolean) {
    const stripeSubscriptionId = await this.subscription(choice)
    const known = choice % 2 === 1 ? await Subscription.findBy({ stripeSubscriptionId }) : null
    const decision = isCancelled ? new CancelSubscription() : new KeepSubscription()
    if (known) return decision.handle(this.user, known.id)
    const path = `/v1/subscriptions/${stripeSubscriptionId}`
    return dashboard('POST', path, { cancel_at_period_end: String(isCancelled) })
  }

  async recover() {
    await this.paysWith(GOOD_CARD)
    const open = { customer: this.customer, status: 'open', limit: '100' }
    const { data } = await dashboard<List>('GET', '/v1/invoices', open)
    for (const { id } of data) await dashboard('POST', `/v1/invoices/${id}/pay`)
  }

  async isJudged(choice: number, isTaken: boolean) {
    const all = await Entitlement.query().where('userId', this.user.id).orderBy('issuedAt')
    const { id } = pick(all, choice)
    if (this.takenByDesk.has(id) === isTaken) return false
    const cause = { causeRef: 'desk:admin', at: DateTime.now() }
    if (isTaken) await new RevokeEntitlement().handle(this.admin, id, { reason: 'admin', ...cause })
    else await new ReinstateEntitlement().handle(this.admin, id, cause)
    if (isTaken) this.takenByDesk.add(id)
    else this.takenByDesk.delete(id)
  }
}

/** Throws what a refusal throws when there is nothing to pick. */
function pick<Item>(items: Item[], choice: number): Item {
  if (items.length === 0) throw new RefusedByStripe('there is none')
  return items[choice % items.length]
}
