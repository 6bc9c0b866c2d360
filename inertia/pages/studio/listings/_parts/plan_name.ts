import type { Data } from '@generated/data'

type Named = Pick<Data.Catalog.Plan, 'isFree' | 'interval' | 'major'>

/** What a publisher calls a plan: its line, or how often it renews. */
export function nameOf({ isFree, interval, major }: Named) {
  if (isFree) return 'Every version'
  return interval ? `Subscription, each ${interval}` : `${major}.x`
}
