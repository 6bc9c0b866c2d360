type Tone = 'positive' | 'caution' | 'negative' | 'neutral' | 'info'
type Words = Record<string, { tone: Tone; label: string }>

export const LISTING_STATES: Words = {
  offered: { tone: 'positive', label: 'Offered' },
  draft: { tone: 'neutral', label: 'Draft' },
  taken_down: { tone: 'negative', label: 'Taken down' },
}

export const ENTITLEMENT_STATES: Words = {
  active: { tone: 'positive', label: 'Active' },
  past_due: { tone: 'caution', label: 'Payment due' },
  inactive: { tone: 'neutral', label: 'Ended' },
  revoked: { tone: 'negative', label: 'Revoked' },
}

/** What became of one of Stripe's events. */
export const EVENT_STATES: Words = {
  pending: { tone: 'info', label: 'Waiting' },
  applied: { tone: 'positive', label: 'Applied' },
  ignored: { tone: 'neutral', label: 'Ignored' },
  parked: { tone: 'caution', label: 'Parked' },
  dead: { tone: 'negative', label: 'Dead' },
}

/** The choices of a search, with one for all of them. */
export const choicesOf = (states: Words) => [
  { value: '', label: 'Any state' },
  ...Object.entries(states).map(([value, { label }]) => ({ value, label })),
]
