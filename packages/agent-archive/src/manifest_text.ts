import type { JsonObject, JsonValue } from './manifest_json.ts'
import { hasInvisible } from './refusal.ts'

/** Every check says what is wrong, to follow the field's name in a sentence, or null. */
type Problem = string | null
type Value = JsonValue | undefined

const LONGEST_ADDRESS = 2000
const LONGEST_ITEM = 300
const MOST_ITEMS = 500

/** True for text without control, bidi or other invisible characters. */
export function isText(text: string, { lines = false } = {}): boolean {
  return !hasInvisible(lines ? text.replace(/[\n\r\t]/g, ' ') : text)
}

/** A text of at most `most` bytes; of one line and without outer spaces unless `lines`. */
export function textProblem(value: Value, { most, lines = false }: TextLimits): Problem {
  if (value === undefined) return 'is missing'
  if (typeof value !== 'string') return 'must be a text'
  if (value.trim() === '') return 'must not be empty'
  if (byteLength(value) > most) return `is longer than ${most} bytes`
  if (!isText(value, { lines })) return 'has control or invisible characters'
  if (!lines && value !== value.trim()) return 'begins or ends with a space'
  return null
}
type TextLimits = { most: number; lines?: boolean }

/** A list of texts, which may be empty. */
export function listProblem(value: Value): Problem {
  if (!Array.isArray(value)) return 'must be a list of texts'
  if (value.length > MOST_ITEMS) return `has more than ${MOST_ITEMS} items`
  return firstProblem(value, (item) => textProblem(item, { most: LONGEST_ITEM }))
}

/** An address that a page can link to. */
export function webAddressProblem(value: Value): Problem {
  const problem = textProblem(value, { most: LONGEST_ADDRESS })
  if (problem) return problem
  const url = URL.parse(value as string)
  if (!url || !/^https?:\/\/[^\\\s]+$/i.test(value as string))
    return 'must be an address that begins with https://'
  return url.username || url.password ? 'must not contain a user name or password' : null
}

/** The problem of the first item that has one, with the item's number, counted from 1. */
export function firstProblem(list: JsonValue[], problem: (item: JsonValue) => Problem): Problem {
  for (const [index, item] of list.entries()) {
    const found = problem(item)
    if (found) return nested(`item ${index + 1}`, found)
  }
  return null
}

/** A problem of a part of the field. */
export function nested(part: string, problem: Problem): Problem {
  return problem && `has a problem: its ${part} ${problem}`
}

export function isObject(value: Value): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
