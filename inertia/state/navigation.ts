import { router } from '@inertiajs/svelte'
import { announce } from '~/state/announcer'

const MAIN = 'content'

/**
 * After a visit without a page load, does what a browser would have done: says the new title and,
 * when the focused element went away with the old page, puts focus at the start of the new one.
 */
export function keepReadersOriented() {
  let path = window.location.pathname

  router.on('navigate', (event) => {
    const next = new URL(event.detail.page.url, window.location.href).pathname
    const moved = next !== path
    path = next
    requestAnimationFrame(() => {
      const focused = document.activeElement
      if (!focused || focused === document.body) {
        document.getElementById(MAIN)?.focus({ preventScroll: true })
      }
      if (moved) announce(document.title)
    })
  })
}
