import { printable, refuse } from './refusal.ts'

export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject
/** Made without a prototype, so that no key can reach one. */
export type JsonObject = { [key: string]: JsonValue }

const POLLUTING_KEYS = ['__proto__', 'constructor', 'prototype']
const LITERALS = { true: true, false: false, null: null } as const
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
/** A run of characters that stand for themselves. */
const PLAIN = /[^"\\\p{Cc}]+|[\x7f-\x9f]+/uy
const ESCAPES: Record<string, string> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  'b': '\b',
  'f': '\f',
  'n': '\n',
  'r': '\r',
  't': '\t',
}

/**
 * Parses JSON (RFC 8259) into what every reader understands the same way, where JSON.parse keeps
 * the last of two equal keys and Core the first. Refuses with manifest.utf8, .json, .depth,
 * .duplicate_key and .proto, naming the line.
 */
export function parseManifestJson(bytes: Uint8Array, maxDepth: number): JsonValue {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return refuse('manifest.utf8', 'The manifest is not UTF-8.')
  }
  return new Parser(text, maxDepth).document()
}

/** By object, the keys whose numbers are written with a point or an exponent. */
const floats = new WeakMap<JsonObject, Set<string>>()

/** Whether a number is written as 1.0 or 1e0: the same as 1 to JavaScript, but not to Core. */
export function isWrittenAsFloat(object: JsonObject, key: string): boolean {
  return floats.get(object)?.has(key) ?? false
}

class Parser {
  #at = 0
  readonly #text: string
  readonly #maxDepth: number

  constructor(text: string, maxDepth: number) {
    this.#text = text
    this.#maxDepth = maxDepth
  }

  document(): JsonValue {
    if (this.#text.startsWith('\ufeff')) this.#invalid('starts with a byte order mark')
    this.#space()
    if (this.#at === this.#text.length) this.#invalid('is empty')
    const value = this.#value(1)
    this.#space()
    if (this.#at < this.#text.length) this.#invalid('goes on after its end')
    return value
  }

  /** The value that comes next; were it an object or array, it would be this many levels deep. */
  #value(depth: number): JsonValue {
    const first = this.#text[this.#at]
    if ((first === '{' || first === '[') && depth > this.#maxDepth)
      refuse('manifest.depth', `The manifest is nested deeper than ${this.#maxDepth} levels.`, {
        line: this.#line(),
      })
    if (first === '{') return this.#object(depth)
    if (first === '[') return this.#array(depth)
    if (first === '"') return this.#string()
    for (const [word, value] of Object.entries(LITERALS))
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length
        return value
      }
    return this.#number()
  }

  #object(depth: number): JsonObject {
    const object: JsonObject = Object.create(null)
    const written = new Set<string>()
    floats.set(object, written)
    this.#list('}', () => {
      if (this.#text[this.#at] !== '"') this.#invalid('has a key without quotes')
      const key = this.#string()
      if (POLLUTING_KEYS.includes(key))
        refuse('manifest.proto', `The manifest uses the reserved key "${key}".`, {
          line: this.#line(),
        })
      if (key in object)
        refuse('manifest.duplicate_key', `The manifest has "${printable(key)}" twice.`, {
          line: this.#line(),
        })
      this.#space()
      this.#expect(':')
      this.#space()
      const start = this.#at
      const value = (object[key] = this.#value(depth + 1))
      if (typeof value === 'number' && /[.eE]/.test(this.#text.slice(start, this.#at)))
        written.add(key)
    })
    return object
  }

  #array(depth: number): JsonValue[] {
    const array: JsonValue[] = []
    this.#list(']', () => array.push(this.#value(depth + 1)))
    return array
  }

  /** The items between an opening bracket, which is next, and this closing one. */
  #list(close: string, readItem: () => void): void {
    this.#at++
    this.#space()
    if (this.#text[this.#at] === close) return void this.#at++
    for (;;) {
      readItem()
      this.#space()
      if (this.#text[this.#at] === close) return void this.#at++
      this.#expect(',')
      this.#space()
    }
  }

  #string(): string {
    let string = ''
    for (this.#at++; ;) {
      PLAIN.lastIndex = this.#at
      const plain = PLAIN.exec(this.#text)?.[0] ?? ''
      string += plain
      this.#at += plain.length
      const next = this.#text[this.#at]
      if (next === '"') break
      if (next === '\\') string += this.#escape()
      else if (plain === '') this.#invalid('has a string that is not closed on its line')
    }
    this.#at++
    if (!string.isWellFormed()) this.#invalid('has half a surrogate pair')
    return string
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? ''
    if (letter === 'u') {
      const digits = this.#text.slice(this.#at + 2, this.#at + 6)
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.#invalid('has an unknown escape')
      this.#at += 6
      return String.fromCharCode(Number.parseInt(digits, 16))
    }
    const character = ESCAPES[letter]
    if (character === undefined) this.#invalid('has an unknown escape')
    this.#at += 2
    return character
  }

  #number(): number {
    NUMBER.lastIndex = this.#at
    const digits = NUMBER.exec(this.#text)?.[0]
    if (digits === undefined) this.#invalid('has a value that is none')
    const value = Number(digits)
    if (!Number.isFinite(value)) this.#invalid('has a number that is too large')
    this.#at += digits.length
    return value
  }

  #space(): void {
    while (' \t\n\r'.includes(this.#text[this.#at] ?? '?')) this.#at++
  }

  #expect(character: string): void {
    if (this.#text[this.#at] !== character) this.#invalid(`lacks a "${character}"`)
    this.#at++
  }

  #line(): number {
    return this.#text.slice(0, this.#at).split('\n').length
  }

  #invalid(what: string): never {
    return refuse('manifest.json', `The manifest is not JSON: it ${what}.`, { line: this.#line() })
  }
}
