import type { Data } from '@generated/data'

/** How a subscription stands, in a word. */
export const STATE = {
  trial: { tone: 'info', label: 'Trial' },
  active: { tone: 'positive', label: 'Active' },
  overdue: { tone: 'caution', label: 'Payment overdue' },
  unbilled: { tone: 'caution', label: 'Not charged yet' },
  paused: { tone: 'caution', label: 'Paused' },
  ended: { tone: 'neutral', label: 'Ended' },
} as const satisfies Record<Data.Billing.Subscription['state'], { tone: string; label: string }>
