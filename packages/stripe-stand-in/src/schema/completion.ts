import type { JsonSchema, SchemaBook } from './json_schema.ts'

type Fields = Record<string, unknown>

/**
 * Fills in what the stand-in does not play: a field the type requires and allows to be null is
 * null. Anything else that is missing stays missing, and the validator will say so.
 */
export function complete(book: SchemaBook, schema: JsonSchema, value: unknown): unknown {
  const definition = definitionFor(book, schema, value)
  if (!definition?.properties || !isFields(value)) return completeItems(book, schema, value)

  const filled: Fields = { ...value }
  for (const [name, property] of Object.entries(definition.properties)) {
    if (filled[name] !== undefined) filled[name] = complete(book, property, filled[name])
    else if (definition.required?.includes(name) && isNullable(property)) filled[name] = null
  }
  return filled
}

function completeItems(book: SchemaBook, schema: JsonSchema, value: unknown): unknown {
  const items = alternatives(schema).find((each) => each.items)?.items
  if (!Array.isArray(value) || !items) return value
  return value.map((item) => complete(book, items, item))
}

/** Among several object types, the one whose `object` is the value's; else the only one. */
function definitionFor(book: SchemaBook, schema: JsonSchema, value: unknown) {
  if (!isFields(value)) return undefined
  const candidates = alternatives(schema).flatMap((each) =>
    each.def ? [book.definitions[each.def]] : each.properties ? [each] : []
  )
  if (typeof value.object !== 'string') return candidates[0]
  return candidates.find((each) => {
    const wanted = each?.properties?.object?.const
    return wanted === undefined || wanted === value.object
  })
}

const alternatives = (schema: JsonSchema): JsonSchema[] => schema.anyOf ?? [schema]

const isNullable = (schema: JsonSchema) => alternatives(schema).some((each) => each.type === 'null')

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
