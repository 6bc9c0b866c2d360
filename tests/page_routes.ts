import { randomUUID } from 'node:crypto'
import router from '@adonisjs/core/services/router'

export type Address = { method: string; pattern: string; path: string }

/** Machine doors have a stack of their own; see `machines` in start/kernel. */
export const MACHINE_DOORS =
  /^\/(api|registry|registry\.git|git|webhooks|health|assets|metrics)(\/|$)/

const READING = ['GET', 'HEAD']

/** Every address that changes something, read from the router, with made-up ids in it. */
export const writingAddresses = () => addresses().filter(({ method }) => !READING.includes(method))

/** Every address that only shows something. */
export const readingAddresses = () => addresses().filter(({ method }) => method === 'GET')

function addresses(): Address[] {
  router.commit()
  return router
    .toJSON()
    .root.flatMap(({ methods, pattern, matchers }) =>
      methods.map((method) => ({ method, pattern, path: filled(pattern, matchers) }))
    )
}

type Matchers = Record<string, { match?: RegExp }>

const MADE_UP = [randomUUID(), '7', 'com.example.agent', '1.0.0', 'some-name', 'nothing-here']

/** Something in the place of every parameter that the route's own rules let through. */
const filled = (pattern: string, matchers: Matchers) =>
  pattern
    .replace(/:([a-z_]+)\??/gi, (_, name: string) => {
      const rule = matchers[name]?.match
      return MADE_UP.find((value) => !rule || new RegExp(rule.source, 'i').test(value)) ?? '7'
    })
    .replace('*', 'nothing-here')
