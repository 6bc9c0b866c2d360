/** What a permission's pattern is a pattern of: files, or names of any other kind. */
type Space = 'path' | 'name'

const SPACES: Record<string, Space> = {
  'filesystem:read': 'path',
  'filesystem:write': 'path',
  'fs:read': 'path',
  'fs:write': 'path',
  'network:egress': 'name',
  'database:rw': 'name',
  'event:publish': 'name',
  'event:subscribe': 'name',
  'tool:invoke': 'name',
}

/** Letters that mean themselves to every matcher, and the two wildcards; a brace, a bracket or a `$` does not. */
const UNDERSTOOD: Record<Space, RegExp> = {
  path: /^[\p{L}\p{N}._@+=,*?-]+$/u,
  name: /^[\p{L}\p{N}._@+=,*?:-]+$/u,
}

/** What a wildcard inside a name stops at: matchers disagree whether `*.example.com` reaches `a.b.example.com`. */
const STOPS: Record<Space, string> = { path: '', name: '.:' }

/** Where a path begins; nothing but the same beginning contains it. */
const ROOTS = ['', '~', '.']

/** A pattern whose reach is the same to every matcher, in its parts between slashes. */
export type Glob = { space: Space; parts: string[] }

/** `domain:action` of a permission. */
export const kindOf = (permission: string) => permission.split(':', 2).join(':')

/** The pattern of a permission, or null when matchers may disagree about what it reaches, or nobody knows its kind. */
export function globOf(permission: string): Glob | null {
  const kind = kindOf(permission)
  const space = Object.hasOwn(SPACES, kind) ? SPACES[kind] : undefined
  const pattern = permission.slice(kind.length + 1)
  if (!space || pattern === '') return null
  const parts = pattern.split('/')
  const isPlain = parts.every((part, at) =>
    space === 'path' && at === 0 && ROOTS.includes(part) ? true : isUnderstood(part, space)
  )
  return isPlain ? { space, parts } : null
}

function isUnderstood(part: string, space: Space): boolean {
  if (part === '.' || part === '..') return false
  if (part.includes('**') && (part !== '**' || space === 'name')) return false
  return UNDERSTOOD[space].test(part)
}

/**
 * Whether, of two permissions of one kind, `outer` reaches everything that `inner` reaches, to every matcher: to one
 * whose `*` stops at a slash and to one (Core’s) whose `*` does not, to those that pass over hidden names and to those
 * that do not, and whatever `**` makes of no folder at all. False also where that cannot be seen part by part.
 */
export function contains(outer: Glob, inner: Glob): boolean {
  return spans(outer.parts, inner.parts, {
    isWild: (part) => part === '**',
    least: 1,
    swallows: (part) => !ROOTS.includes(part) && !part.startsWith('.'),
    equals: (one, other) => partContains(one, other, outer.space),
  })
}

function partContains(outer: string, inner: string, space: Space): boolean {
  if (outer === inner) return true
  if (ROOTS.includes(inner) || inner === '**') return false
  if (/^[*?]/.test(outer) && inner.startsWith('.')) return false
  if (outer === '*') return true
  return spans([...outer], [...inner], {
    isWild: (letter) => letter === '*',
    least: 0,
    swallows: (letter) => !STOPS[space].includes(letter),
    // To Core a question mark is no wildcard, so that it contains nothing but itself.
    equals: (one, other) => one === other,
  })
}

type Rules = {
  /** Takes any number of the others, from `least` on. */
  isWild: (outer: string) => boolean
  least: 0 | 1
  swallows: (inner: string) => boolean
  equals: (outer: string, inner: string) => boolean
}

/** Whether one row of signs, wildcards among them, spans another whose own wildcards are but signs to it. */
function spans(outer: string[], inner: string[], rules: Rules): boolean {
  let reached = inner.map(() => false)
  reached.unshift(true)
  for (const sign of outer) {
    const next = reached.map(() => false)
    for (const [at, isReached] of reached.entries()) {
      if (rules.isWild(sign)) {
        const came = at > 0 && rules.swallows(inner[at - 1]!)
        next[at] = came && (reached[at - 1]! || next[at - 1]!)
        if (rules.least === 0 && isReached) next[at] = true
      } else if (at > 0) next[at] = reached[at - 1]! && rules.equals(sign, inner[at - 1]!)
    }
    reached = next
  }
  return reached.at(-1)!
}
