import type { JsonSchema, SchemaBook } from './json_schema.ts'
import { fitScalar } from './scalars.ts'

/**
 * - `form`: a request in text, where "500" may be a number
 * - `json`: a request in JSON
 * - `answer`: what the stand-in says
 *
 * Open enums are closed in requests: a value this SDK's types do not list is a mistake of ours.
 */
export type Mode = 'form' | 'json' | 'answer'

export interface Verdict {
  /** One sentence for each thing that is wrong: `line_items.0.price: must be string`. */
  problems: string[]
  /** The value with its text turned into numbers and booleans, in mode `form`. */
  value: unknown
}

type Fields = Record<string, unknown>

const ENOUGH = 12

/**
 * Walks a value along a schema. Stripe's types refer to each other so much that compiling them, as
 * Ajv does, costs seconds at every start; walking costs nothing until there is something to check,
 * and knows which of 275 event types it was looking at when it complains.
 */
export class Validator {
  private readonly book: SchemaBook

  constructor(book: SchemaBook) {
    this.book = book
  }

  check(mode: Mode, schema: JsonSchema, value: unknown): Verdict {
    const problems: string[] = []
    const fitted = this.walk(mode, schema, value, '', problems)
    return { problems: problems.slice(0, ENOUGH), value: fitted }
  }

  private walk(mode: Mode, schema: JsonSchema, value: unknown, at: string, out: string[]): unknown {
    const target = this.resolve(schema)
    if (target.anyOf) return this.walkUnion(mode, target.anyOf, value, at, out)
    if (target.type === 'array') return this.walkArray(mode, target, value, at, out)
    if (target.properties) return this.walkObject(mode, target, value, at, out)
    const fit = fitScalar(target, value, mode)
    if ('value' in fit) return fit.value
    out.push(`${at || '(root)'}: ${fit.must}`)
    return value
  }

  private walkArray(mode: Mode, { items }: JsonSchema, value: unknown, at: string, out: string[]) {
    if (!Array.isArray(value)) {
      out.push(`${at || '(root)'}: must be array`)
      return value
    }
    if (!items) return value
    return value.map((item, index) => this.walk(mode, items, item, join(at, index), out))
  }

  private walkObject(mode: Mode, schema: JsonSchema, value: unknown, at: string, out: string[]) {
    if (!isFields(value)) {
      out.push(`${at || '(root)'}: must be object`)
      return value
    }
    const { properties = {}, additionalProperties = true, required = [] } = schema
    const fitted: Fields = {}
    for (const [name, field] of Object.entries(value)) {
      const known = Object.hasOwn(properties, name) ? properties[name] : undefined
      const expected = known ?? additionalProperties
      if (expected === false) out.push(`${at || '(root)'}: unknown parameter '${name}'`)
      fitted[name] =
        typeof expected === 'object' ? this.walk(mode, expected, field, join(at, name), out) : field
    }
    for (const name of required)
      if (!Object.hasOwn(value, name))
        out.push(`${at || '(root)'}: must have required property '${name}'`)
    return fitted
  }

  /** The first alternative that fits; else the complaints of the one that comes closest. */
  private walkUnion(mode: Mode, all: JsonSchema[], value: unknown, at: string, out: string[]) {
    const likely = all.filter((each) => this.mayBe(this.resolve(each), value))
    let closest: string[] | undefined
    for (const alternative of likely) {
      const problems: string[] = []
      const fitted = this.walk(mode, alternative, value, at, problems)
      if (!problems.length) return fitted
      if (!closest || problems.length < closest.length) closest = problems
    }
    out.push(...(closest ?? [`${at || '(root)'}: must be something else than ${kind(value)}`]))
    return value
  }

  /** By shape, and for objects by the `object` and `type` they say they are. */
  private mayBe(schema: JsonSchema, value: unknown): boolean {
    if (schema.anyOf) return true
    if (Array.isArray(value)) return schema.type === 'array'
    if (!isFields(value)) return schema.type !== 'array' && !schema.properties
    if (!schema.properties) return schema.type === 'object' || schema.type === undefined
    const { object, type } = schema.properties
    return (
      (object?.const === undefined || object.const === value.object) &&
      (type?.const === undefined || type.const === value.type)
    )
  }

  private resolve(schema: JsonSchema): JsonSchema {
    return schema.def ? (this.book.definitions[schema.def] ?? { not: {} }) : schema
  }
}

const join = (at: string, name: string | number) => (at ? `${at}.${name}` : String(name))

const kind = (value: unknown) => (Array.isArray(value) ? 'a list' : `an ${typeof value}`)

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
