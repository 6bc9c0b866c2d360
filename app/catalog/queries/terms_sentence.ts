type Terms = { kind: string; major: number | null }

/** What a plan gives and for how long, in one sentence for people. */
export function termsSentence({ kind, major }: Terms): string {
  return kind === 'free'
    ? 'Free: sign in and download.'
    : `Pay once: every ${major}.x version, for ever. A later major version is a separate purchase.`
}
