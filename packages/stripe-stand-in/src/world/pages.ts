import { missing } from '../api/problem.ts'
import type { StripeObject } from './collection.ts'

export interface PageParams {
  limit?: number
  starting_after?: string
  ending_before?: string
}

export interface Page<T> {
  object: 'list'
  url: string
  has_more: boolean
  data: T[]
}

/**
 * One page of a list that is newest first. `ending_before` pages backwards: the items just newer
 * than the cursor. https://docs.stripe.com/api/pagination
 */
export function page<T extends { id: string }>(
  items: T[],
  url: string,
  params: PageParams
): Page<T> {
  const limit = Math.min(Math.max(params.limit ?? 10, 1), 100)
  if (params.ending_before) {
    const newer = items.slice(0, cursor(items, params.ending_before, 'ending_before'))
    return { object: 'list', url, has_more: newer.length > limit, data: newer.slice(-limit) }
  }
  const from = params.starting_after
    ? cursor(items, params.starting_after, 'starting_after') + 1
    : 0
  const data = items.slice(from, from + limit)
  return { object: 'list', url, has_more: items.length > from + limit, data }
}

function cursor(items: { id: string }[], id: string, param: string): number {
  const index = items.findIndex((item) => item.id === id)
  if (index < 0) throw missing('object', id, param)
  return index
}

type Range = number | { gt?: number; gte?: number; lt?: number; lte?: number } | undefined

/** Stripe's `created` filter, seconds. */
export function within(range: Range, value: number): boolean {
  if (range === undefined) return true
  if (typeof range === 'number') return value === range
  return (
    value > (range.gt ?? -Infinity) &&
    value >= (range.gte ?? -Infinity) &&
    value < (range.lt ?? Infinity) &&
    value <= (range.lte ?? Infinity)
  )
}

/** Objects whose fields equal the given ones; a filter that was not given matches all. */
export function matching<T extends StripeObject>(
  items: T[],
  filters: Partial<Record<keyof T, unknown>> & { created?: unknown }
): T[] {
  const { created, ...equal } = filters
  const wanted = Object.entries(equal).filter(([, value]) => value !== undefined)
  return items.filter(
    (item) =>
      within(created as Range, item.created ?? 0) &&
      wanted.every(([field, value]) => item[field as keyof T] === value)
  )
}
