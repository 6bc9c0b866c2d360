type Tone = 'neutral' | 'positive' | 'caution' | 'negative'

/** How a release stands, for badges. */
export const STATES: Record<string, { tone: Tone; label: string }> = {
  draft: { tone: 'neutral', label: 'Draft' },
  published: { tone: 'positive', label: 'Published' },
  yanked: { tone: 'caution', label: 'Yanked' },
  taken_down: { tone: 'negative', label: 'Taken down' },
}

/** Why a publisher may yank a release. */
export const YANK_REASONS = [
  { value: 'security', label: 'It has a security problem' },
  { value: 'broken', label: 'It does not work' },
  { value: 'legal', label: 'It may not be distributed' },
  { value: 'withdrawn', label: 'It should not have been published' },
  { value: 'other', label: 'Another reason' },
]
