/** The part of JSON Schema 2020-12 that our answers are described with. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  title?: string
  description?: string
  format?: string
  pattern?: string
  const?: unknown
  enum?: unknown[]
  default?: unknown
  examples?: unknown[]
  minimum?: number
  maximum?: number
  maxLength?: number
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  items?: Schema
  oneOf?: Schema[]
  allOf?: Schema[]
}

type Rules = Omit<Schema, 'type' | 'description'>

export const text = (description: string, rules: Rules = {}): Schema => ({
  type: 'string',
  description,
  ...rules,
})

export const whole = (description: string, rules: Rules = {}): Schema => ({
  type: 'integer',
  description,
  ...rules,
})

export const flag = (description: string): Schema => ({ type: 'boolean', description })

/** RFC 3339, in UTC, with milliseconds. */
export const time = (description: string): Schema => text(description, { format: 'date-time' })

export const uuid = (description: string): Schema => text(description, { format: 'uuid' })

export const address = (description: string): Schema => text(description, { format: 'uri' })

export const listOf = (items: Schema, description: string): Schema => ({
  type: 'array',
  description,
  items,
})

/** An object whose members are all there, unless they are named as optional. */
export const object = (
  description: string,
  properties: Record<string, Schema>,
  optional: string[] = []
): Schema => ({
  type: 'object',
  description,
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
})

/** A schema of the components, with a description of its own when the place gives it a narrower sense. */
export const named = (name: string, description?: string): Schema => ({
  $ref: `#/components/schemas/${name}`,
  ...(description && { description }),
})

export const orNull = ({ description, ...schema }: Schema): Schema =>
  typeof schema.type === 'string'
    ? { ...schema, type: [schema.type, 'null'], description }
    : { description, oneOf: [schema, { type: 'null' }] }

/** One of a few words, each with what it means. */
export const oneOfWords = (description: string, meanings: Record<string, string>): Schema => ({
  type: 'string',
  description,
  oneOf: Object.entries(meanings).map(([word, meaning]) => ({ const: word, description: meaning })),
})
