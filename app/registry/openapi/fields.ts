import type { Schema } from '#registry/openapi/schema'

/** One member of an answer, by its path from the top: `versions[].artifacts[].size_bytes`. */
export type Field = {
  name: string
  type: string
  description: string
  /** Whether it may be left out. */
  isOptional: boolean
  /** The few words it may be, when they are explained here. */
  words: { word: string; meaning: string }[]
  /** The list of codes it is taken from, when that is explained once for all. */
  list: string | null
}

type Schemas = Record<string, Schema>

/** All members of a schema, outermost first, with every reference followed. */
export function fieldsOf(schema: Schema, schemas: Schemas, path = ''): Field[] {
  const { schema: resolved } = followed(schema, schemas)
  if (resolved.type === 'array' && resolved.items)
    return fieldsOf(resolved.items, schemas, `${path}[]`)
  const { additionalProperties: others } = resolved
  if (others && others !== true) return memberFields(`${path}.<name>`, others, schemas, false)
  return Object.entries(resolved.properties ?? {}).flatMap(([name, member]) => {
    const isOptional = !(resolved.required ?? []).includes(name)
    return memberFields(path ? `${path}.${name}` : name, member, schemas, isOptional)
  })
}

function memberFields(
  name: string,
  member: Schema,
  schemas: Schemas,
  isOptional: boolean
): Field[] {
  const { schema, list } = followed(member, schemas)
  const field = {
    name,
    type: typeOf(schema, schemas),
    description: member.description ?? schema.description ?? '',
    isOptional,
    words: list ? [] : wordsOf(schema),
    list,
  }
  return [field, ...fieldsOf(schema, schemas, name)]
}

/** The words of a schema that is one of a few, each explained. */
export const wordsOf = ({ oneOf = [] }: Schema): { word: string; meaning: string }[] =>
  oneOf.flatMap(({ const: word, description = '' }) =>
    typeof word === 'string' ? { word, meaning: description } : []
  )

/** What a reference leads to; `list` is its name when that is a list of codes. */
function followed(schema: Schema, schemas: Schemas): { schema: Schema; list: string | null } {
  const target = schema.$ref ?? schema.oneOf?.find(({ $ref }) => $ref)?.$ref
  const name = target?.split('/').at(-1)
  if (!name) return { schema, list: null }
  const found = schemas[name]
  return { schema: found, list: wordsOf(found).length > 0 ? name : null }
}

const FORMATS: Record<string, string> = { 'date-time': 'time', 'uuid': 'UUID', 'uri': 'URL' }

function typeOf(schema: Schema, schemas: Schemas): string {
  const types = [schema.type ?? 'any'].flat()
  return types
    .map((type) => (type === 'null' ? 'null' : plainType(type, schema, schemas)))
    .join(' or ')
}

function plainType(type: string, schema: Schema, schemas: Schemas): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(', ')
  if (type === 'array' && schema.items)
    return `list of ${typeOf(followed(schema.items, schemas).schema, schemas)}s`
  if (type === 'string') return FORMATS[schema.format ?? ''] ?? 'text'
  return type
}
