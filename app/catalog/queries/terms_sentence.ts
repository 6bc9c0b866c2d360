type Terms = {
  kind: string
  major: number | null
  updatesForMonths: number | null
  interval?: string | null
  trialDays?: number
}

/** What a plan gives and for how long, in one sentence for people. */
export function termsSentence(terms: Terms): string {
  const { kind, major, updatesForMonths } = terms
  if (kind === 'free') return 'Free: sign in and download.'
  if (kind === 'subscription') return subscriptionSentence(terms)
  if (updatesForMonths === null)
    return `Pay once: every ${major}.x version, for ever. A later major version is a separate purchase.`
  return `Pay once: every ${major}.x version of the next ${spanOf(updatesForMonths)}, then keep the newest of them for ever.`
}

/** What is included, how it renews, what stays when it ends, and the trial, in this order. */
function subscriptionSentence({ interval, trialDays = 0 }: Terms): string {
  const trial =
    trialDays === 0
      ? ''
      : ` The first ${trialDays === 1 ? 'day is' : `${trialDays} days are`} free: cancel by then and you pay nothing, and keep nothing.`
  return `Every version, of every line, while it runs. It renews each ${interval} until you cancel; then you keep the newest version of the time you paid for.${trial}`
}

function spanOf(months: number): string {
  if (months % 12 > 0) return months === 1 ? 'month' : `${months} months`
  return months === 12 ? '12 months' : `${months / 12} years`
}
