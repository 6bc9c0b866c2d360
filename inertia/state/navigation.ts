import { router } from '@inertiajs/svelte'
import { announce } from '~/state/announcer'

const MAIN = 'content'

/**
 * After a visit without a page load, does what a browser would have done: says the new title and puts
 * focus at the start of the new page, unless the page has already put it somewhere itself. A form that
 * came back refused has its first wrong field focused, whose error is then read with its label.
 * Call it before the app starts: the first event is the page that the browser itself loaded.
 */
export function keepReadersOriented() {
  let path: string | undefined

  router.on('navigate', (event) => {
    const before = path
    path = new URL(event.detail.page.url, window.location.href).pathname
    if (before === undefined) return
    const moved = path !== before
    requestAnimationFrame(() => {
      const main = document.getElementById(MAIN)
      const focused = document.activeElement
      const isLost = !focused || focused === document.body
      const isLeftBehind = moved && !main?.contains(focused)
      if (isLost || isLeftBehind) main?.focus({ preventScroll: true })
      if (moved) announce(document.title)
    })
  })

  router.on('error', () => {
    requestAnimationFrame(() => {
      const form = document.querySelector('dialog[open]') ?? document
      form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    })
  })
}
