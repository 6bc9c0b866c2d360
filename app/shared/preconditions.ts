import type { IncomingHttpHeaders } from 'node:http'

/** What a stored representation is known by: a strong ETag, quotes included, and the second it was last changed. */
export type Validators = { etag: string; modifiedAt: Date }

export type Precondition = 'proceed' | 'not_modified' | 'failed'

const ENTITY_TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g

const tagsIn = (list: string): string[] => list.match(ENTITY_TAG) ?? []
const opaque = (tag: string) => tag.replace(/^W\//, '')
const seconds = (date: Date) => Math.floor(date.getTime() / 1000)

const TIME = String.raw`\d\d:\d\d:\d\d`
const MONTH = '[A-Z][a-z]{2}'

/** The three forms of RFC 9110 §5.6.7, the last of which does not say that it is GMT. */
const TODAY = new RegExp(String.raw`^[A-Z][a-z]{2}, \d\d ${MONTH} \d{4} ${TIME} GMT$`)
const RFC_850 = new RegExp(String.raw`^[A-Z][a-z]{5,8}, \d\d-${MONTH}-\d\d ${TIME} GMT$`)
const ASCTIME = new RegExp(String.raw`^[A-Z][a-z]{2} ${MONTH} [ \d]\d ${TIME} \d{4}$`)

/** What is none of them, JavaScript's own dates included, is as good as no date (§13.1.3). */
function secondsIn(date: string | undefined): number | null {
  if (date === undefined) return null
  const isDate = TODAY.test(date) || RFC_850.test(date)
  const at = Date.parse(isDate ? date : ASCTIME.test(date) ? `${date} GMT` : '')
  return Number.isNaN(at) ? null : Math.floor(at / 1000)
}

/** The outcome of a request's conditions, in the order RFC 9110 §13.2.2 prescribes; for GET and HEAD. */
export function preconditionOf(headers: IncomingHttpHeaders, current: Validators): Precondition {
  const ifMatch = headers['if-match']
  const unmodifiedSince = secondsIn(headers['if-unmodified-since'])
  if (ifMatch !== undefined) {
    if (ifMatch.trim() !== '*' && !tagsIn(ifMatch).includes(current.etag)) return 'failed'
  } else if (unmodifiedSince !== null && seconds(current.modifiedAt) > unmodifiedSince) {
    return 'failed'
  }

  const ifNoneMatch = headers['if-none-match']
  const modifiedSince = secondsIn(headers['if-modified-since'])
  if (ifNoneMatch !== undefined)
    return matchesAny(ifNoneMatch, current.etag) ? 'not_modified' : 'proceed'
  if (modifiedSince !== null && seconds(current.modifiedAt) <= modifiedSince) return 'not_modified'
  return 'proceed'
}

/** Weak comparison with a list of ETags, or `*` (RFC 9110 §13.1.2). */
export const matchesAny = (list: string, etag: string) =>
  list.trim() === '*' || tagsIn(list).some((tag) => opaque(tag) === opaque(etag))

/** Whether a Range may be honoured under If-Range: only if the representation is for certain the same (§13.1.5). */
export function ifRangeHolds(ifRange: string | string[] | undefined, current: Validators): boolean {
  if (ifRange === undefined) return true
  const value = String(ifRange).trim()
  return value === current.etag || value === current.modifiedAt.toUTCString()
}
