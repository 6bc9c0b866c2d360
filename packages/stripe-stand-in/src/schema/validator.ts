import { Ajv } from 'ajv'
import type { ErrorObject, SchemaValidateFunction, ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { describeErrors } from './describe_errors.ts'
import type { JsonSchema, SchemaBook } from './json_schema.ts'

/**
 * - `form`: a request in text, where "500" may be a number
 * - `json`: a request in JSON
 * - `answer`: what the stand-in says
 *
 * Open enums are closed in requests: a value this SDK's types do not list is a mistake of ours.
 */
export type Mode = 'form' | 'json' | 'answer'

/**
 * Checks values against a schema book. Each definition is compiled when a value first reaches it:
 * Stripe's types refer to each other so much that compiling one of them whole takes seconds.
 */
export class Validator {
  private readonly compiled = new Map<string, ValidateFunction>()
  private readonly engines: Record<Mode, Ajv>
  private readonly book: SchemaBook

  constructor(book: SchemaBook) {
    this.book = book
    this.engines = {
      form: this.engine('form'),
      json: this.engine('json'),
      answer: this.engine('answer'),
    }
  }

  /**
   * @param key names the schema, so that it is compiled once
   * @returns one sentence for each thing that is wrong; coerces `value` in place in mode `form`
   */
  problems(mode: Mode, key: string, schema: JsonSchema, value: unknown): string[] {
    const validate = this.compile(mode, key, () => schema)
    return validate(value) ? [] : describeErrors(validate.errors ?? [])
  }

  private compile(mode: Mode, key: string, schema: () => JsonSchema): ValidateFunction {
    const name = `${mode} ${key}`
    const known = this.compiled.get(name)
    if (known) return known
    const fresh = this.engines[mode].compile(prepared(schema(), mode))
    this.compiled.set(name, fresh)
    return fresh
  }

  private engine(mode: Mode): Ajv {
    const ajv = new Ajv({
      strict: false,
      allErrors: true,
      validateSchema: false,
      logger: false,
      coerceTypes: mode === 'form',
    })
    formats.default(ajv)
    // Of several object types, the one the value says it is; so that what is wrong with a charge
    // is not drowned in the 274 things it is not.
    const follow: SchemaValidateFunction = (names: string[], data, _parent, context) => {
      const fitting = names.filter((name) => this.mayBe(name, data))
      let errors: ErrorObject[] | undefined
      for (const name of fitting.length ? fitting : names) {
        const validate = this.compile(mode, name, () => this.book.definitions[name] ?? { not: {} })
        if (validate.call(this, data, context)) return true
        errors ??= [...(validate.errors ?? [])]
      }
      follow.errors = errors ?? []
      return false
    }
    ajv.addKeyword({ keyword: 'defs', schemaType: 'array', errors: 'full', validate: follow })
    return ajv
  }

  private mayBe(name: string, data: unknown): boolean {
    const { object, type } = this.book.definitions[name]?.properties ?? {}
    const value = (typeof data === 'object' && data ? data : {}) as Record<string, unknown>
    return (
      (object?.const === undefined || object.const === value.object) &&
      (type?.const === undefined || type.const === value.type)
    )
  }
}

/** Gathers the object types of every union; for requests, closes the open enums too. */
function prepared(schema: JsonSchema, mode: Mode): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (_key, value: JsonSchema) => {
    if (value?.['x-known'] && mode !== 'answer') return { enum: value['x-known'] }
    if (value?.def) return { defs: [value.def] }
    const defs = value?.anyOf?.flatMap((each) => each.defs ?? []) ?? []
    if (defs.length < 2) return value
    const rest = value.anyOf?.filter((each) => !each.defs) ?? []
    return rest.length ? { anyOf: [{ defs }, ...rest] } : { defs }
  }) as JsonSchema
}
