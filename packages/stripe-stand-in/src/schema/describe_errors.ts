import type { ErrorObject } from 'ajv'

const TELLING = new Set(['additionalProperties', 'required', 'enum', 'const', 'pattern'])
const ENOUGH = 12

/**
 * Ajv reports every alternative of an `anyOf` that did not fit. What names a key or a list of
 * values is of use to a reader; of the rest, what lies furthest inside the value.
 */
export function describeErrors(errors: ErrorObject[]): string[] {
  const depth = (error: ErrorObject) => error.instancePath.split('/').length
  const deepest = Math.max(...errors.map(depth))
  const telling = errors.filter((error) => TELLING.has(error.keyword))
  const chosen = telling.length ? telling : errors.filter((error) => depth(error) === deepest)
  return [...new Set(chosen.map(sentence))].slice(0, ENOUGH)
}

function sentence(error: ErrorObject): string {
  const place = error.instancePath.slice(1).replaceAll('/', '.') || '(root)'
  const { additionalProperty, allowedValues, allowedValue } = error.params as Record<
    string,
    unknown
  >
  if (additionalProperty) return `${place}: unknown parameter '${additionalProperty}'`
  if (Array.isArray(allowedValues)) return `${place}: must be one of ${allowedValues.join(', ')}`
  if (allowedValue !== undefined) return `${place}: must be ${JSON.stringify(allowedValue)}`
  return `${place}: ${error.message ?? error.keyword}`
}
