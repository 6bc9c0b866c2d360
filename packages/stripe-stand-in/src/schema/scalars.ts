import type { JsonSchema } from './json_schema.ts'
import type { Mode } from './validator.ts'

/** A value that fits, coerced; or what it must be. */
export type Fit = { value: unknown } | { must: string }

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** Whether text, a number, a boolean or null fits. In a form everything arrives as text. */
export function fitScalar(schema: JsonSchema, value: unknown, mode: Mode): Fit {
  const known = mode === 'answer' ? undefined : schema['x-known']
  const allowed = schema.enum ?? known
  if (allowed) {
    const must = `must be one of ${allowed.join(', ')}`
    return allowed.includes(value) ? { value } : { must }
  }
  if (schema.const !== undefined) {
    const isIt = value === schema.const || (mode === 'form' && value === String(schema.const))
    return isIt ? { value: schema.const } : { must: `must be ${JSON.stringify(schema.const)}` }
  }
  if (schema.not) return { must: 'must be absent' }
  if (schema.type === undefined) return { value }
  const must = `must be ${[schema.type].flat().join(' or ')}`
  for (const type of [schema.type].flat()) {
    const typed = mode === 'form' ? fromText(type, value) : value
    if (isOf(type, typed)) return fitText(schema, typed)
  }
  return { must }
}

function fitText(schema: JsonSchema, value: unknown): Fit {
  if (typeof value !== 'string') return { value }
  if (schema.pattern && !new RegExp(schema.pattern).test(value))
    return { must: `must match ${schema.pattern}` }
  if (schema.format === 'date-time' && !DATE_TIME.test(value))
    return { must: 'must be a date and time' }
  return { value }
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'null') return value === null
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  if (type === 'boolean') return typeof value === 'boolean'
  return typeof value === 'string'
}

function fromText(type: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (type === 'number' || type === 'integer') return value.trim() ? Number(value) : value
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value
  if (type === 'null') return value === '' ? null : value
  return value
}
