import { setTimeout as delay } from 'node:timers/promises'
import type { Operation } from '../schema/json_schema.ts'
import { expand, render } from '../world/rendering.ts'
import type { World } from '../world/world.ts'
import type { Call, Handler, Routes } from './call.ts'
import { faultProblem } from './faults.ts'
import type { Fault, Faults } from './faults.ts'
import { admit } from './gate.ts'
import { Idempotency } from './idempotency.ts'
import type { Answer } from './idempotency.ts'
import { checkIntegers } from './integers.ts'
import { Problem } from './problem.ts'
import type { ApiRequest } from './request.ts'

export interface Reply extends Answer {
  replayed: boolean
  /** Lets events go and timers start; to be called once the answer is on its way. */
  settle: () => void
  /** The answer is not to be given: the caller waits, or loses the connection. */
  silence?: 'hang' | 'cut'
}

/** What an event that is quicker than the answer has to be quicker by. */
const HEAD_START_MS = 200

/** The API proper: from a read request to what is answered. */
export class Dispatch {
  private readonly idempotency: Idempotency
  private readonly world: World
  private readonly routes: Routes
  private readonly faults: Faults
  private readonly isEarly: (operation: string) => boolean

  /** @param isEarly whether a request's events are to go out before its answer */
  constructor(
    world: World,
    routes: Routes,
    faults: Faults,
    isEarly: (operation: string) => boolean
  ) {
    this.world = world
    this.routes = routes
    this.faults = faults
    this.isEarly = isEarly
    this.idempotency = new Idempotency(world.store)
  }

  async answer(request: ApiRequest, requestId: string): Promise<Reply> {
    try {
      const owner = admit(request, this.world)
      const known = this.idempotency.recall(request, owner)
      if (known) return { ...known, replayed: true, settle: () => {} }
      const end = this.idempotency.begin(request, owner)
      try {
        const reply = this.perform(request, requestId, owner)
        const { eventsBeforeAnswer, latencyMs } = this.world.settings
        const isHasty = this.isEarly(`${request.verb} ${request.path}`)
        const isEarly = eventsBeforeAnswer || isHasty
        if (isEarly) reply.settle()
        if (latencyMs || isHasty) await delay(latencyMs || HEAD_START_MS)
        return isEarly ? { ...reply, settle: () => {} } : reply
      } finally {
        end()
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return refusal(error)
    }
  }

  private perform(request: ApiRequest, requestId: string, owner: string | null): Reply {
    const { operation, handler, ids } = this.resolve(request, requestId)
    const fault = this.faults.next(operation.name)
    if (fault?.when === 'before') return broken(fault, refusal(faultProblem(fault)))
    const params = this.check(operation, request, requestId)
    const cause = { id: requestId, idempotency_key: request.headers['idempotency-key'] ?? null }
    const world = this.world.as(owner).causedBy(cause)
    const call = { world, params, ids, path: request.path } as Call<never>

    const told = fault?.kind === 'error' ? refusal(faultProblem(fault)) : undefined
    try {
      const { result, settle } = world.store.transaction(() => {
        const made = handler(call)
        const answer = told ?? this.written(operation, world, made, request, requestId)
        this.idempotency.remember(request, owner, answer)
        return answer
      })
      return broken(fault, { ...result, replayed: false, settle })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      // Once the work has begun, its outcome belongs to the key: a refusal as much as a success.
      const answer = refusal(error)
      world.store.transaction(() => this.idempotency.remember(request, owner, answer))
      return broken(fault, answer)
    }
  }

  private resolve(request: ApiRequest, requestId: string) {
    const found = this.world.contract.find(request.verb, request.path)
    const handler: Handler | undefined = found && this.routes[found.operation.name]
    if (found && handler) return { ...found, handler }
    const why = found ? 'the stand-in does not play this operation' : 'Stripe has no such operation'
    const operation = `${request.verb} ${request.path}`
    this.world.violations.record({ direction: 'in', request: requestId, operation, errors: [why] })
    throw new Problem(`Unrecognized request URL (${request.verb}: ${request.path}): ${why}.`, {
      status: 404,
    })
  }

  private check(operation: Operation, request: ApiRequest, requestId: string): unknown {
    const checked = this.world.contract.request(operation, request.mode, request.params)
    const { problems: errors, value } = checked
    const [first] = errors
    if (!first) {
      checkIntegers(value)
      return value
    }
    const { name } = operation
    this.world.violations.record({ direction: 'in', request: requestId, operation: name, errors })
    const [place = '', reason = ''] = first.replace('(root)', '').split(': ')
    const unknown = /^unknown parameter '(.*)'$/.exec(reason)?.[1]
    if (unknown === undefined)
      throw new Problem(`Invalid ${errors.join('; ')}`, { code: 'parameter_invalid', param: place })
    const param = place ? `${place}.${unknown}` : unknown
    throw new Problem(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param })
  }

  private written(
    operation: Operation,
    world: World,
    answer: unknown,
    request: ApiRequest,
    requestId: string
  ): Answer {
    if (answer instanceof Problem) return refusal(answer)

    const paths = (request.params.expand as string[] | undefined) ?? []
    const rendered = expand(world, render(world, answer), paths)
    const full = world.contract.complete(operation, rendered)
    const errors = world.contract.answerProblems(operation, full)
    if (errors.length)
      world.violations.record({
        direction: 'out',
        request: requestId,
        operation: operation.name,
        errors,
      })
    return { status: 200, body: JSON.stringify(full, null, 2) }
  }
}

function refusal(problem: Problem): Reply {
  const body = JSON.stringify(problem.body(), null, 2)
  return { status: problem.status, body, replayed: false, settle: () => {} }
}

function broken(fault: Fault | undefined, reply: Reply): Reply {
  return !fault || fault.kind === 'error' ? reply : { ...reply, silence: fault.kind }
}
