import type { JsonSchema, Operation, SchemaBook } from './json_schema.ts'
import { complete } from './completion.ts'
import { UNDOCUMENTED } from './undocumented.ts'
import { Validator } from './validator.ts'
import type { Mode, Verdict } from './validator.ts'

const NOTHING: JsonSchema = { type: 'object', properties: {}, additionalProperties: false }

interface Route {
  operation: Operation
  pattern: RegExp
  literals: number
}

/** The API as the SDK's types describe it: which operations there are, and what may be said. */
export class Contract {
  readonly apiVersion: string
  readonly sdkVersion: string
  private readonly routes = new Map<string, Route[]>()
  private readonly book: SchemaBook
  private readonly validator: Validator

  constructor(book: SchemaBook) {
    this.book = book
    this.apiVersion = book.apiVersion
    this.sdkVersion = book.sdkVersion
    this.validator = new Validator(book)
    for (const operation of [...book.operations, ...UNDOCUMENTED]) {
      const [verb = '', path = ''] = operation.name.split(' ')
      const pattern = path.replaceAll('.', '\\.').replaceAll('{id}', '([^/]+)')
      const literals = path.split('/').filter((part) => part !== '{id}').length
      const routes = this.routes.get(verb) ?? []
      this.routes.set(verb, [
        ...routes,
        { operation, pattern: new RegExp(`^${pattern}$`), literals },
      ])
    }
  }

  /** The most literal match: `/v1/prices/search` before `/v1/prices/{id}`. */
  find(verb: string, path: string): { operation: Operation; ids: string[] } | undefined {
    let best: { route: Route; ids: string[] } | undefined
    for (const route of this.routes.get(verb) ?? []) {
      if (best && route.literals <= best.route.literals) continue
      const match = route.pattern.exec(path)
      if (match) best = { route, ids: match.slice(1).map(decodeURIComponent) }
    }
    return best && { operation: best.route.operation, ids: best.ids }
  }

  /** The parameters with their text turned into numbers and booleans, and what is wrong with them. */
  request(operation: Operation, mode: Mode, params: object): Verdict {
    return this.validator.check(mode, operation.params ?? NOTHING, params)
  }

  /** `null` for every nullable field the stand-in does not play. */
  complete(operation: Operation, answer: unknown): unknown {
    return complete(this.book, answerSchema(operation), answer)
  }

  answerProblems(operation: Operation, answer: unknown): string[] {
    return this.validator.check('answer', answerSchema(operation), answer).problems
  }

  /** The object of a snapshot event, completed; and what is wrong with it. */
  snapshot(type: string, object: unknown): { object: unknown; problems: string[] } {
    const schema = this.book.snapshots[type]
    if (!schema) return { object, problems: [`unknown event type ${type}`] }
    const completed = complete(this.book, schema, object)
    return {
      object: completed,
      problems: this.validator.check('answer', schema, completed).problems,
    }
  }

  /** Whether any type with this `object` has the field. */
  hasField(object: unknown, field: string): boolean {
    return Object.values(this.book.definitions).some(
      ({ properties = {} }) => properties.object?.const === object && field in properties
    )
  }

  notificationProblems(type: string, side: 'sent' | 'retrieved', event: unknown): string[] {
    const schema = this.book.notifications[type]?.[side]
    if (!schema) return [`unknown event type ${type}`]
    // The SDK turns the text of `context` into an object of its own, and types it so.
    const { context, ...rest } = event as { context?: unknown }
    const checked = side === 'sent' && typeof context === 'string' ? rest : event
    return this.validator.check('answer', schema, checked).problems
  }
}

function answerSchema(operation: Operation): JsonSchema {
  const data: JsonSchema = { type: 'array', items: operation.returns }
  if (operation.shape === 'v2_list') {
    const url: JsonSchema = { anyOf: [{ type: 'string' }, { type: 'null' }] }
    const properties = { data, next_page_url: url, previous_page_url: url }
    return { type: 'object', properties, required: ['data'] }
  }
  if (operation.shape === 'list') {
    const properties = {
      data,
      object: { const: 'list' },
      has_more: { type: 'boolean' },
      url: { type: 'string' },
    }
    return { type: 'object', properties, required: Object.keys(properties) }
  }
  return operation.returns
}
