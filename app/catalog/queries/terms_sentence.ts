type Terms = { kind: string; major: number | null; updatesForMonths: number | null }

/** What a plan gives and for how long, in one sentence for people. */
export function termsSentence({ kind, major, updatesForMonths }: Terms): string {
  if (kind === 'free') return 'Free: sign in and download.'
  if (updatesForMonths === null)
    return `Pay once: every ${major}.x version, for ever. A later major version is a separate purchase.`
  return `Pay once: every ${major}.x version of the next ${spanOf(updatesForMonths)}, then keep the newest of them for ever.`
}

function spanOf(months: number): string {
  if (months % 12 > 0) return months === 1 ? 'month' : `${months} months`
  return months === 12 ? '12 months' : `${months / 12} years`
}
