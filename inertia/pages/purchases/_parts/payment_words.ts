import type { Data } from '@generated/data'

/** How a payment stands, to whoever paid it. */
export const PAYMENT = {
  paid: { tone: 'positive', label: 'Paid' },
  free: { tone: 'positive', label: 'Nothing to pay' },
  partly_refunded: { tone: 'caution', label: 'Partly given back' },
  refund_under_way: { tone: 'info', label: 'On its way back' },
  refund_unanswered: { tone: 'info', label: 'On its way back' },
  refunded: { tone: 'neutral', label: 'Given back' },
  disputed: { tone: 'negative', label: 'With your bank' },
} as const satisfies Record<Data.Billing.Purchase['state'], { tone: string; label: string }>
