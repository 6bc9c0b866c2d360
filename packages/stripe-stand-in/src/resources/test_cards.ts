/** Ready-made cards, by the last four digits of the number. https://docs.stripe.com/testing */
const TOKENS: Record<string, string> = {
  visa: '4242',
  mastercard: '4444',
  amex: '0005',
  discover: '1117',
  visa_debit: '5556',
  us: '4242',
  bypassPending: '0077',
  bypassPendingInternational: '3720',
  chargeDeclined: '0002',
  visa_chargeDeclined: '0002',
  chargeDeclinedInsufficientFunds: '9995',
  chargeDeclinedLostCard: '9987',
  chargeDeclinedStolenCard: '9979',
  chargeDeclinedExpiredCard: '0069',
  chargeCustomerFail: '0341',
  authenticationRequired: '3184',
  createDispute: '0259',
  createDisputeProductNotReceived: '2685',
  createDisputeInquiry: '1976',
  createIssuerFraudRecord: '5423',
  disputed: '0259',
}

const DECLINES: Record<string, string> = {
  '0002': 'generic_decline',
  '9995': 'insufficient_funds',
  '9987': 'lost_card',
  '9979': 'stolen_card',
  '0069': 'expired_card',
  '0341': 'generic_decline',
}

/** `pm_card_visa` and `tok_visa` name a card; anything else does not. */
export function cardOfToken(token: string): string | undefined {
  const name = /^(?:pm_card|tok)_(.+)$/.exec(token)?.[1]
  return name ? TOKENS[name] : undefined
}

/** Of a card typed in or named by its token. */
export function last4Of(card: { number?: string; token?: string } | undefined): string {
  return card?.number?.replaceAll(/\D/g, '').slice(-4) ?? cardOfToken(card?.token ?? '') ?? '4242'
}

/** Why the bank says no to a card; undefined: it says yes. */
export function declineOf(last4: string): string | undefined {
  return DECLINES[last4]
}

/** Whether the bank wants to see the customer, which it cannot when an invoice falls due. */
export function needsCustomer(last4: string): boolean {
  return last4 === '3184'
}
