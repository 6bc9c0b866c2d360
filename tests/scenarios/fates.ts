import RefundPurchase from '#billing/actions/refund_purchase'
import StartCheckout from '#billing/actions/start_checkout'
import type User from '#accounts/models/user'
import Purchase from '#billing/models/purchase'
import type { ListingScene } from '#tests/scenarios/catalog'
import { CODE } from '#tests/scenarios/coupons'
import { dashboard, pay, play, standIn } from '#tests/scenarios/stripe'

export type Act = () => Promise<unknown>
/** What happens to somebody, act after act; between two acts Stripe tells everything and we carry it out. */
export type Fate = Act[]

/** One payment of a population: who wants what, and what they and Stripe do about it. */
class Payment {
  private session!: string
  private checkoutId!: string
  private purchase!: Purchase

  constructor(
    private readonly buyer: User,
    private readonly scene: ListingScene
  ) {}

  async open(code?: string) {
    const { checkout } = await new StartCheckout().handle(this.buyer, this.scene.plan!.id, { code })
    this.session = checkout.stripeSessionId!
    this.checkoutId = checkout.id
  }

  begin = (act: 'pay' | 'pay_delayed' | 'expire', code?: string) => async () => {
    await this.open(code)
    if (act === 'pay') await pay(this.session)
    else await play(this.session, act)
  }

  play = (act: string) => () => play(this.session, act)

  /** The publisher gives it back, or a part of it. */
  refund = (amountInCents?: number) => async () => {
    await this.known()
    await new RefundPurchase().handle(this.scene.owner, this.purchase.id, { amountInCents })
  }

  /** Somebody gives it back in Stripe's dashboard. */
  refundAtStripe = (amount?: number) => async () => {
    const { stripePaymentIntentId: intent } = await this.known()
    const part: Record<string, string> = amount ? { amount: String(amount) } : {}
    await dashboard('POST', '/v1/refunds', { payment_intent: intent, ...part })
  }

  failRefund = async () => {
    const { stripePaymentIntentId: intent } = await this.known()
    const { data } = await dashboard<{ data: { id: string }[] }>('GET', '/v1/refunds', {
      payment_intent: intent,
    })
    await standIn('POST', `refunds/${data[0].id}/fail`)
  }

  charge =
    (act: 'dispute' | 'warn', traits: object = {}) =>
    async () => {
      const { stripeChargeId } = await this.known()
      await standIn('POST', `charges/${stripeChargeId}/${act}`, traits)
    }

  decide = (act: string) => async () => {
    const { stripeChargeId } = await this.known()
    const { data } = await dashboard<{ data: { id: string }[] }>('GET', '/v1/disputes', {
      charge: stripeChargeId!,
    })
    await standIn('POST', `disputes/${data[0].id}/${act}`)
  }

  private async known() {
    this.purchase = await Purchase.findByOrFail('checkoutId', this.checkoutId)
    return this.purchase
  }
}

type Name = keyof typeof FATES

const FATES = {
  paid: (one: Payment): Fate => [one.begin('pay')],
  delayed: (one: Payment): Fate => [one.begin('pay_delayed'), one.play('settle')],
  delayed_in_vain: (one: Payment): Fate => [one.begin('pay_delayed'), one.play('fail_delayed')],
  expired: (one: Payment): Fate => [one.begin('expire')],
  free: (one: Payment): Fate => [one.begin('pay', CODE)],
  refunded: (one: Payment): Fate => [one.begin('pay'), one.refund()],
  refunded_in_parts: (one: Payment): Fate => [
    one.begin('pay'),
    one.refund(1000),
    one.refundAtStripe(500),
  ],
  refunded_at_stripe: (one: Payment): Fate => [one.begin('pay'), one.refundAtStripe()],
  refund_failed: (one: Payment): Fate => [one.begin('pay'), one.refundAtStripe(), one.failRefund],
  disputed: (one: Payment): Fate => [one.begin('pay'), one.charge('dispute')],
  dispute_won: (one: Payment): Fate => [
    one.begin('pay'),
    one.charge('dispute'),
    one.decide('win'),
    one.refund(),
  ],
  dispute_lost: (one: Payment): Fate => [
    one.begin('pay'),
    one.charge('dispute', { amount: 2000 }),
    one.decide('lose'),
  ],
  inquiry: (one: Payment): Fate => [
    one.begin('pay'),
    one.charge('dispute', { inquiry: true }),
    one.decide('close_inquiry'),
  ],
  warned: (one: Payment): Fate => [one.begin('pay'), one.charge('warn')],
} satisfies Record<string, (one: Payment) => Fate>

export const ONE_TIME_FATES = Object.keys(FATES) as Name[]

export const fateOf = (name: Name, buyer: User, scene: ListingScene): Fate =>
  FATES[name](new Payment(buyer, scene))
