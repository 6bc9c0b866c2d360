/** A place in a sorted list: the sort key and id of the listing next to it. Keys are texts that Postgres casts. */
export type Cursor = { side: 'after' | 'before'; key: string; id: string }

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const COUNT = /^\d{1,15}$/
/** Postgres has no year 0, and we have none before the last century. */
const TIME = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/

/** Which keys each sort has; a cursor made for another sort says nothing here. */
const KEYS = { relevance: COUNT, popular: COUNT, released: TIME, newest: TIME }

/** An opaque text for an address. */
export function cursorText({ key, id }: { key: string; id: string }): string {
  return Buffer.from(`${key} ${id}`).toString('base64url')
}

/** The cursor in an address, or null when there is none or it is not one of ours. */
export function cursorFrom(
  value: unknown,
  side: Cursor['side'],
  sort: keyof typeof KEYS
): Cursor | null {
  if (typeof value !== 'string' || value.length > 120) return null
  const [key, id, ...rest] = Buffer.from(value, 'base64url').toString().split(' ')
  const isOurs = rest.length === 0 && KEYS[sort].test(key) && UUID.test(id ?? '')
  return isOurs && isRealTime(key) ? { side, key, id } : null
}

/** JavaScript takes 31 February for 3 March; Postgres refuses it. */
function isRealTime(key: string): boolean {
  if (!TIME.test(key)) return true
  const time = new Date(key)
  return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 19) === key.slice(0, 19)
}
