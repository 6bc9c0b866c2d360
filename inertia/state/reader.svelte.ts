/**
 * How this reader writes numbers and dates. The server and the first paint speak English and UTC, so
 * that hydration finds what it expects; the browser's own habits take over once the page is alive.
 */
class Reader {
  locale = $state<string | undefined>('en')
  timeZone = $state<string | undefined>('UTC')
  isAtHome = $state(false)

  settle() {
    if (this.isAtHome) return
    this.locale = undefined
    this.timeZone = undefined
    this.isAtHome = true
  }
}

export const reader = new Reader()
