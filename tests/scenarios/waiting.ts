import { setTimeout as pause } from 'node:timers/promises'

/** Waits until something has happened behind an answer that did not wait for it; five seconds at most. */
export async function waitFor(happened: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 5_000
  while (!(await happened())) {
    if (Date.now() > until) throw new Error('It did not happen within five seconds')
    await pause(20)
  }
}
