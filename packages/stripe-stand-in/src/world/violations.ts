/** Something said in either direction that the SDK's types do not allow. */
export interface Violation {
  at: string
  direction: 'in' | 'out'
  /** `req_…`, `evt_…`, or empty for what no request caused. */
  request: string
  operation: string
  errors: string[]
}

/** Kept since the start, loud on stderr: a test run ends by asking that there be none. */
export class Violations {
  private found: Violation[] = []
  private readonly onViolation: ((violation: Violation) => void) | undefined

  constructor(onViolation?: (violation: Violation) => void) {
    this.onViolation = onViolation
  }

  record(violation: Omit<Violation, 'at'>): void {
    const full = { at: new Date().toISOString(), ...violation }
    this.found.push(full)
    const { direction, request, operation, errors } = full
    console.error(
      `stripe-stand-in: violation ${direction} ${request} ${operation}: ${errors.join('; ')}`
    )
    this.onViolation?.(full)
  }

  all(): Violation[] {
    return this.found
  }

  clear(): void {
    this.found = []
  }
}
