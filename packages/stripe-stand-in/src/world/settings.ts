/** How this Stripe behaves. Money is in cents, time in milliseconds unless said otherwise. */
export interface Settings {
  /** Where the hosted pages are reached, without a trailing slash. */
  publicUrl: string
  /** From a charge's success to its balance transaction, transfer and application fee. */
  captureDelayMs: number
  /** Added before each API answer, so that requests can overlap. */
  latencyMs: number
  /** Lets events go out before the API answers, as happens when Stripe is quick. */
  eventsBeforeAnswer: boolean
  /** What the tax calculator adds when `automatic_tax` is on; 0: nobody is registered. */
  taxRatePercent: number
  /** Percent by country, where it is another: `{ "DE": 19 }`. */
  taxRatesByCountry: Record<string, number>
  /** A renewal that is to be taxed and whose customer has no address is issued without tax, or not at all. */
  unknownPlaces: 'untaxed' | 'refused'
  /** How far a reversal may push a connected account below zero before it is refused. */
  connectedDebtLimit: number
  /**
   * Waits between delivery attempts; their number plus one is the number of attempts. By default
   * they grow to an hour and go on for three days, as Stripe's do.
   */
  retryDelaysMs: number[]
  /** Whether subscriptions may be paid by bank debit, as the payment methods of an account may say. */
  debitsForSubscriptions: boolean
  /** How a refund begins; the controls bring it to its end. */
  refundsBegin: 'succeeded' | 'pending' | 'requires_action'
  /** Days from each failed attempt at a renewal to the next; when there are no more, it is over. */
  dunningDelaysDays: number[]
  /** What a subscription is once the last attempt has failed. */
  dunningEnds: 'canceled' | 'unpaid' | 'past_due'
  /** Whether a dispute over a renewal ends its subscription, which Stripe's settings may ask for. */
  disputesCancelSubscriptions: boolean
  /** How long a renewal's invoice stays a draft, seconds. */
  draftWindowSeconds: number
}

const AN_HOUR = 3_600_000

export const DEFAULTS: Settings = {
  publicUrl: 'http://127.0.0.1:4242',
  captureDelayMs: 300,
  latencyMs: 0,
  eventsBeforeAnswer: false,
  taxRatePercent: 0,
  taxRatesByCountry: {},
  unknownPlaces: 'untaxed',
  connectedDebtLimit: 0,
  retryDelaysMs: [
    ...[500, 2_000, 8_000, 30_000, 120_000, 600_000, 1_800_000],
    ...Array.from({ length: 71 }, () => AN_HOUR),
  ],
  debitsForSubscriptions: false,
  refundsBegin: 'succeeded',
  dunningDelaysDays: [3, 5, 7],
  dunningEnds: 'canceled',
  disputesCancelSubscriptions: false,
  draftWindowSeconds: 3_600,
}
