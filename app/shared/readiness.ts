/** `degraded`: it works, and something in it wants a person; that takes no process out of service. */
export type Check = { ok: boolean; degraded: boolean; detail: string }

export type Readiness = { ready: boolean; degraded: boolean; checks: Record<string, Check> }

const checks = new Map<string, () => Promise<Check>>()
const PATIENCE_MS = 3_000

/** A domain says here how to see that its part works. `detail` is public: a sentence or a figure, never a secret. */
export function reportReadiness(
  name: string,
  check: () => Promise<Omit<Check, 'degraded'> & Partial<Check>>
) {
  checks.set(name, async () => ({ degraded: false, ...(await check()) }))
}

/** Asks every part at once; one that fails or does not answer in time makes the whole not ready. */
export async function readiness(): Promise<Readiness> {
  const answers = await Promise.all(
    [...checks].map(async ([name, check]) => [name, await asked(check)] as const)
  )
  return {
    ready: answers.every(([, { ok }]) => ok),
    degraded: answers.some(([, { degraded }]) => degraded),
    checks: Object.fromEntries(answers),
  }
}

async function asked(check: () => Promise<Check>): Promise<Check> {
  const tooLate = new Promise<Check>((answer) =>
    setTimeout(answer, PATIENCE_MS, {
      ok: false,
      degraded: false,
      detail: 'did not answer in time',
    }).unref()
  )
  try {
    return await Promise.race([check(), tooLate])
  } catch {
    return { ok: false, degraded: false, detail: 'failed' }
  }
}
