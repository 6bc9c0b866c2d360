import { refuse } from '../api/problem.ts'
import { collectionOf } from './collection.ts'
import type { StripeObject } from './collection.ts'
import type { World } from './world.ts'

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const presentations = new Map<string, (value: unknown) => unknown>()

/** Declares how rows that are no v1 object of their own look when an id of theirs is expanded. */
export function presents(kind: string, show: (value: unknown) => unknown): void {
  presentations.set(kind, show)
}

/** An object, a page of objects or plain data, with computed fields filled in. */
export function render(world: World, value: unknown): unknown {
  if (!isFields(value)) return value
  if (value.object === 'list' && Array.isArray(value.data))
    return { ...value, data: value.data.map((item) => render(world, item)) }
  if (value.deleted === true) return value
  return collectionOf(value.object)?.show(world, value as unknown as StripeObject) ?? value
}

/**
 * Replaces ids by the objects they name, for paths such as `data.payment_intent.latest_charge`.
 * At most four levels deep. https://docs.stripe.com/expand
 */
export function expand(world: World, rendered: unknown, paths: string[]): unknown {
  return paths.reduce((value, path) => {
    const steps = path.split('.')
    const levels = steps.filter((step) => step !== 'data').length
    if (levels > 4)
      refuse(`You cannot expand more than 4 levels of a property (${path}).`, 'expand')
    return follow(world, value, steps, path)
  }, rendered)
}

function follow(world: World, value: unknown, steps: string[], path: string): unknown {
  const [step, ...rest] = steps
  if (step === undefined || value === null) return value
  if (Array.isArray(value)) return value.map((item) => follow(world, item, steps, path))
  if (!isFields(value)) return refuse(`This property cannot be expanded (${path}).`, 'expand')

  const found = value[step] ?? includable(world, value, step)
  if (found === undefined) {
    // A field without a value yet, such as `transfer` of a new charge, expands to nothing.
    if (world.contract.hasField(value.object, step)) return value
    return refuse(`This property cannot be expanded (${path}).`, 'expand')
  }
  return { ...value, [step]: follow(world, resolve(world, found, path), rest, path) }
}

function includable(world: World, value: Fields, step: string): unknown {
  const found = collectionOf(value.object)?.include(world, value as unknown as StripeObject, step)
  return found === undefined ? undefined : render(world, found)
}

/** Ids of any account resolve: a transfer names the payment it made in the connected account. */
function resolve(world: World, value: unknown, path: string): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(world, item, path))
  if (typeof value !== 'string') return value
  const row = world.store.anywhere(value)
  const present = row && presentations.get(row.kind)
  if (present) return present(row.value)
  if (!row || !collectionOf(row.kind))
    return refuse(`This property cannot be expanded (${path}).`, 'expand')
  return render(world.as(row.owner), row.value)
}
