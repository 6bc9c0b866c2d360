import type { Data } from '@generated/data'

type Status = NonNullable<Data.Billing.Purchase['request']>['status']

/** What became of a request for a refund: as a badge, and in a few words where there is little room. */
export const REQUEST = {
  open: { tone: 'info', label: 'Asked for', short: 'Refund asked for' },
  granted: { tone: 'positive', label: 'Granted', short: 'Refund granted' },
  refunded: { tone: 'positive', label: 'Given back', short: 'Given back meanwhile' },
  declined: { tone: 'caution', label: 'Declined', short: 'Refund declined' },
  withdrawn: { tone: 'neutral', label: 'Withdrawn', short: 'Request withdrawn' },
  disputed: { tone: 'negative', label: 'With the bank', short: 'The bank decides' },
} as const satisfies Record<Status, { tone: string; label: string; short: string }>
