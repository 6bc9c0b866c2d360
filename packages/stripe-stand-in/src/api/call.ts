import type { World } from '../world/world.ts'

/** One API request, checked, on its way to a resource. */
export interface Call<Params = unknown> {
  /** Seen from the account the request is for. */
  world: World
  params: Params
  /** The ids in the path, in order. */
  ids: string[]
  path: string
}

/**
 * Answers with an object, or a page of them; throws a Problem to refuse, and returns one to answer
 * with an error that has its consequences, such as a payment that fails.
 */
export type Handler = (call: Call<never>) => unknown

/** `POST /v1/refunds/{id}` to its handler. */
export type Routes = Record<string, Handler>
