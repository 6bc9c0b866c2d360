/** What is to happen later, all of which can be called off. */
export class Timers {
  private readonly waiting = new Set<NodeJS.Timeout>()

  /** @param delay milliseconds */
  schedule(delay: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.waiting.delete(timer)
      work()
    }, delay)
    this.waiting.add(timer)
  }

  cancelAll(): void {
    for (const timer of this.waiting) clearTimeout(timer)
    this.waiting.clear()
  }
}
