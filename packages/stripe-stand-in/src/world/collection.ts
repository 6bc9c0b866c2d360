import { missing } from '../api/problem.ts'
import type { World } from './world.ts'

export interface StripeObject {
  id: string
  object: string
  /** Absent from a few kinds, such as discounts. */
  created?: number
}

type Fields = Record<string, unknown>

type Computed<T> = (world: World, value: T) => unknown

const byObject = new Map<string, Collection<StripeObject>>()

/** All objects of one kind. An account sees its own only. */
export class Collection<T extends StripeObject> {
  readonly object: string
  readonly title: string
  private readonly shown: Record<string, Computed<T>> = {}
  private readonly included: Record<string, Computed<T>> = {}

  /**
   * @param object Stripe's `object`
   * @param title what errors call it: "No such customer"
   */
  constructor(object: string, title: string = object) {
    this.object = object
    this.title = title
    byObject.set(object, this as unknown as Collection<StripeObject>)
  }

  /** Declares a field that is computed whenever the object is shown. */
  shows(field: string, compute: Computed<T>): void {
    this.shown[field] = compute
  }

  /** Declares a field that is shown only when asked for with `expand`. */
  includes(field: string, compute: Computed<T>): void {
    this.included[field] = compute
  }

  insert(world: World, value: T): T {
    world.store.put(this.object, value.id, world.owner, value)
    return value
  }

  /**
   * Leaves `value` as it was and stores the changed copy, so a snapshot taken earlier stays true.
   * A change to `undefined` takes the field away.
   */
  update(world: World, value: T, changes: Partial<T>): T {
    const row = world.store.get(this.object, value.id)
    const changed = defined({ ...value, ...changes })
    world.store.put(this.object, value.id, row?.owner ?? world.owner, changed)
    return changed
  }

  find(world: World, id: string): T | undefined {
    const row = world.store.get(this.object, id)
    return row && row.owner === world.owner ? (row.value as T) : undefined
  }

  /** @throws Problem `resource_missing`, naming the parameter that held the id */
  get(world: World, id: string, param = 'id'): T {
    const value = this.find(world, id)
    if (!value) throw missing(this.title, id, param)
    return value
  }

  /** Newest first. */
  all(world: World): T[] {
    return world.store
      .all(this.object)
      .filter((row) => row.owner === world.owner)
      .map((row) => row.value as T)
      .toReversed()
  }

  show(world: World, value: T): Fields {
    const computed = Object.entries(this.shown).map(([field, of]) => [field, of(world, value)])
    return { ...value, ...Object.fromEntries(computed) }
  }

  include(world: World, value: T, field: string): unknown {
    return this.included[field]?.(world, value)
  }
}

function defined<T extends object>(value: T): T {
  const fields = Object.entries(value)
  return Object.fromEntries(fields.filter(([, each]) => each !== undefined)) as T
}

/** The collection behind an `object` string, for code that meets objects of any kind. */
export function collectionOf(object: unknown): Collection<StripeObject> | undefined {
  return typeof object === 'string' ? byObject.get(object) : undefined
}
