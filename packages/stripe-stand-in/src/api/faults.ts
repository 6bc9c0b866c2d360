import { Problem, refuse } from './problem.ts'

/** What goes wrong with the next requests of one operation. */
export interface Fault {
  /** `POST /v1/refunds`, as the documentation writes it; `*`: any. */
  operation: string
  /** How many requests more. */
  times: number
  /** `error` answers with `status`; `hang` answers nothing; `cut` closes the connection. */
  kind: 'error' | 'hang' | 'cut'
  status: number
  /** Before anything has begun, or once all has been done. */
  when: 'before' | 'after'
}

const KINDS = ['error', 'hang', 'cut']
const MOMENTS = ['before', 'after']

/** What Stripe does on a bad day, asked for request by request. */
export class Faults {
  private planned: Fault[] = []

  /** @throws Problem when the wish makes no sense */
  plan(wish: Record<string, unknown>): Fault {
    const { operation, times = 1, kind = 'error', status = 500, when = 'before' } = wish
    if (typeof operation !== 'string') return refuse('Which `operation`?', 'operation')
    if (!KINDS.includes(kind as string)) refuse(`\`kind\` is one of ${KINDS.join(', ')}.`, 'kind')
    if (!MOMENTS.includes(when as string)) refuse('`when` is before or after.', 'when')
    if (!Number.isInteger(times) || !Number.isInteger(status)) refuse('Whole numbers, please.')
    const fault = { operation, times, kind, status, when } as Fault
    this.planned.push(fault)
    return { ...fault }
  }

  /** The fault that meets this request, which is one of those it was meant for. */
  next(operation: string): Fault | undefined {
    const fault = this.planned.find((each) => [operation, '*'].includes(each.operation))
    if (!fault) return undefined
    fault.times -= 1
    if (fault.times < 1) this.planned = this.planned.filter((each) => each !== fault)
    return fault
  }

  all(): Fault[] {
    return this.planned
  }

  clear(): void {
    this.planned = []
  }
}

export function faultProblem({ status }: Fault): Problem {
  return status === 429
    ? new Problem('Too many requests hit the API too quickly.', { status, code: 'rate_limit' })
    : new Problem('An unknown error occurred.', { status, type: 'api_error' })
}
