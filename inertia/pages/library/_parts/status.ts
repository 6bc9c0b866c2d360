type Tone = 'positive' | 'caution' | 'negative' | 'neutral'

/** What an entitlement's status is called, and how it looks. */
export const STATUS: Record<string, { tone: Tone; label: string }> = {
  active: { tone: 'positive', label: 'Active' },
  past_due: { tone: 'caution', label: 'Payment due' },
  inactive: { tone: 'neutral', label: 'Ended' },
  revoked: { tone: 'negative', label: 'Revoked' },
}
