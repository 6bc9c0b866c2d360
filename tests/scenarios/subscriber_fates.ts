import type User from '#accounts/models/user'
import RefundPurchase from '#billing/actions/refund_purchase'
import StartCheckout from '#billing/actions/start_checkout'
import Purchase from '#billing/models/purchase'
import Subscription from '#billing/models/subscription'
import type { ListingScene } from '#tests/scenarios/catalog'
import type { Act, Fate } from '#tests/scenarios/fates'
import { dashboard, pay, standIn } from '#tests/scenarios/stripe'
import {
  customerAt,
  GOOD_CARD,
  livesSince,
  paysWith,
  REFUSED_LATER,
} from '#tests/scenarios/subscribers'

/** Somebody of a population who subscribed some months ago: what they and Stripe have done since. */
class Subscriber {
  private checkoutId!: string

  constructor(
    private readonly buyer: User,
    private readonly scene: ListingScene,
    private readonly months: number
  ) {}

  /** Their time at Stripe begins so long ago that the last of the months has just begun. */
  begin: Act = async () => {
    const { checkout } = await new StartCheckout().handle(this.buyer, this.scene.plan!.id)
    this.checkoutId = checkout.id
    await livesSince(this.buyer, this.months * 31 + 10)
    await pay(checkout.stripeSessionId!)
  }

  /** Time at Stripe comes to this day, renewals and all. */
  live: Act = async () => {
    const to = Math.floor(Date.now() / 1000)
    await standIn('POST', `customers/${await customerAt(this.buyer)}/advance`, { to })
  }

  passes = (days: number) => async () =>
    standIn('POST', `customers/${await customerAt(this.buyer)}/advance`, { days })

  /** The first payment that the card does not give is two days old: Stripe goes on trying for two weeks. */
  untilOverdue: Act = () => this.passes((this.scene.plan!.trialDays || 31) + 2)()

  cardIs = (card: string) => () => paysWith(this.buyer, card)

  payOverdue: Act = async () => {
    const { stripeSubscriptionId: subscription } = await this.known()
    const { data } = await dashboard<{ data: { id: string }[] }>('GET', '/v1/invoices', {
      subscription,
    })
    await dashboard('POST', `/v1/invoices/${data[0].id}/pay`)
  }

  cancel: Act = async () => {
    const { stripeSubscriptionId: id } = await this.known()
    await dashboard('POST', `/v1/subscriptions/${id}`, { cancel_at_period_end: 'true' })
  }

  refundSecond: Act = async () =>
    new RefundPurchase().handle(this.scene.owner, (await this.second()).id)

  disputeSecond: Act = async () =>
    standIn('POST', `charges/${(await this.second()).stripeChargeId}/dispute`)

  private async second() {
    const { id } = await this.known()
    const [, second] = await Purchase.query()
      .where('subscriptionId', id)
      .orderBy('periodStartsAt')
      .limit(2)
    return second
  }

  private known = () => Subscription.findByOrFail('checkoutId', this.checkoutId)
}

type Name = keyof typeof FATES

const FATES = {
  renews: (one: Subscriber): Fate => [one.begin, one.live],
  cancels: (one: Subscriber): Fate => [one.begin, one.passes(3), one.cancel, one.passes(40)],
  recovers: (one: Subscriber): Fate => [
    one.begin,
    one.cardIs(REFUSED_LATER),
    one.untilOverdue,
    one.cardIs(GOOD_CARD),
    one.payOverdue,
    one.live,
  ],
  is_lost: (one: Subscriber): Fate => [one.begin, one.cardIs(REFUSED_LATER), one.passes(75)],
  is_overdue: (one: Subscriber): Fate => [one.begin, one.cardIs(REFUSED_LATER), one.untilOverdue],
  one_refunded: (one: Subscriber): Fate => [one.begin, one.live, one.refundSecond],
  one_disputed: (one: Subscriber): Fate => [one.begin, one.live, one.disputeSecond],
} satisfies Record<string, (one: Subscriber) => Fate>

export const SUBSCRIBER_FATES = Object.keys(FATES) as Name[]

export const fateOfSubscriber = (name: Name, buyer: User, scene: ListingScene, months: number) =>
  FATES[name](new Subscriber(buyer, scene, months))
