import { setTimeout as pause } from 'node:timers/promises'

/** Waits until something has happened behind an answer that did not wait for it; five seconds unless told otherwise. */
export async function waitFor(happened: () => Promise<boolean>, patienceMs = 5_000): Promise<void> {
  const until = Date.now() + patienceMs
  while (!(await happened())) {
    if (Date.now() > until) throw new Error(`It did not happen within ${patienceMs / 1000} s`)
    await pause(20)
  }
}
