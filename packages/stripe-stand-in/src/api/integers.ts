import { refuse } from './problem.ts'

/**
 * TypeScript has one kind of number, Stripe has two: everything but percentages is an integer.
 */
export function checkIntegers(params: unknown, path = ''): void {
  if (typeof params === 'number' && !Number.isInteger(params) && !path.includes('percent'))
    refuse(`Invalid integer: ${params}`, path, 'parameter_invalid_integer')
  if (typeof params !== 'object' || params === null) return
  for (const [key, value] of Object.entries(params)) {
    if (key !== 'metadata') checkIntegers(value, path ? `${path}[${key}]` : key)
  }
}
