import { createRequire } from 'node:module'
import { matchesGlob } from 'node:path'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { comparePermissions, stepSentence } from '../src/permission_delta.ts'

type Matches = (text: string, pattern: string) => boolean
type Minimatch = (text: string, pattern: string, options: object) => boolean

/** ESLint’s own matcher of globs. */
const eslint = createRequire(import.meta.resolve('eslint'))
const { minimatch } = eslint('minimatch') as { minimatch: Minimatch }

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
const asCore: Matches = (text, pattern) =>
  new RegExp(`^${escaped(pattern).replaceAll(String.raw`\*`, '.*')}$`).test(text)

/** Everybody who may one day hold an agent to its globs: none of them may be let down. */
const MATCHERS: Record<string, Matches> = {
  'OpenSentience Core': asCore,
  'Node': (text, pattern) => matchesGlob(text, pattern),
  'a shell': (text, pattern) => minimatch(text, pattern, { noext: true, nonegate: true }),
  'one that sees hidden names': (text, pattern) => minimatch(text, pattern, { dot: true }),
}

const NAMES = ['a', 'b', 'ab', '.a', 'a.b', 'ba', '..a']
const WILD = ['*', '**', '?', 'a*', '*a', '*b*', '.*', '?b', '*.b']
const ODD = ['**b', '{a,b}', '[ab]', '..']
const part = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 4, arbitrary: fc.constantFrom(...WILD) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD) }
)
const root = fc.constantFrom('', '~/', '/', '/', './', '../')
const kind = fc.constantFrom('fs:read', 'fs:read', 'fs:read', 'filesystem:write', 'gpu:use')

/** What may become of one part of a glob in the next version: most often itself, or something near it. */
const successor = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: part.map((one) => [one]) },
  { weight: 1, arbitrary: fc.array(part, { maxLength: 2 }) }
)

const filledIn = (one: string) => (one === '**' ? ['a', 'b'] : [one.replace('*', 'a')])

/** A permission and one that could stand in its place in the next version. */
const generations = fc
  .record({
    words: fc.tuple(kind, root),
    parts: fc.array(part, { minLength: 1, maxLength: 3 }),
    nexts: fc.array(successor, { minLength: 3, maxLength: 3 }),
    moved: fc.option(fc.tuple(kind, root), { freq: 8 }),
    isFilledIn: fc.boolean(),
  })
  .map(({ words, parts, nexts, moved, isFilledIn }) => {
    const written = ([word, first]: [string, string], all: string[]) =>
      `${word}:${first}${all.join('/') || 'a'}`
    const later = parts.flatMap((one, at) => (isFilledIn ? filledIn(one) : (nexts[at] ?? [one])))
    return [written(words, parts), written(moved ?? words, later)] as const
  })
const versions = fc
  .array(generations, { minLength: 1, maxLength: 2 })
  .map((pairs) => [0, 1].map((at) => [...new Set(pairs.map((pair) => pair[at]!))] as const))

/** Paths by the thousand, hidden ones and those with nothing between two slashes among them. */
const PATHS = ['', '~/', '/', './', '../'].flatMap((first) => {
  const names = [...NAMES, '']
  const one = names.map((name) => `${first}${name}`)
  const two = one.flatMap((path) => names.map((name) => `${path}/${name}`))
  const three = two.flatMap((path) => ['a', '.a', 'b', ''].map((name) => `${path}/${name}`))
  return [...one, ...two, ...three, `${first}a/ab/.b/ba`, `${first}b/b/b/b`]
})

const reached = new Map<string, string[]>()
function reachOf(pattern: string, matcher: string): string[] {
  const known = reached.get(`${matcher} ${pattern}`)
  const paths = known ?? PATHS.filter((path) => MATCHERS[matcher]!(path, pattern))
  reached.set(`${matcher} ${pattern}`, paths)
  return paths
}
const reach = (asked: readonly string[], word: string, matcher: string) =>
  new Set(
    asked
      .filter((one) => one.startsWith(`${word}:`))
      .flatMap((one) => reachOf(one.slice(word.length + 1), matcher))
  )
const KINDS = ['fs:read', 'filesystem:write', 'gpu:use']

test.group('The permissions of two versions', () => {
  const cases: [string[], string[], string, string[]][] = [
    [['fs:read:/a'], ['fs:read:/a'], 'same', ['kept']],
    [[], [], 'same', []],
    [[], ['fs:read:/a'], 'widened', ['new_kind']],
    [['fs:read:/a'], [], 'narrowed', ['dropped']],
    [['fs:read:/a/**'], ['fs:read:/a/b/*.md'], 'narrowed', ['within', 'dropped']],
    [['fs:read:/a/b/*.md'], ['fs:read:/a/**'], 'widened', ['beyond', 'absorbed']],
    [['fs:read:/a/**'], ['fs:read:/a/**', 'fs:read:/a/b'], 'same', ['kept', 'within']],
    [['fs:read:/a/**', 'fs:read:/a/b'], ['fs:read:/a/**'], 'same', ['kept', 'absorbed']],
    [['fs:read:/a/**'], ['fs:write:/a/**'], 'widened', ['new_kind', 'dropped']],
    [['fs:read:/a/**'], ['filesystem:read:/a/**'], 'widened', ['new_kind', 'dropped']],
    [['fs:read:/a/*'], ['fs:read:/a/**'], 'widened', ['beyond', 'absorbed']],
    [['fs:read:/a/**'], ['fs:read:/a/.ssh'], 'widened', ['beyond', 'dropped']],
    [['fs:read:/a/**'], ['fs:read:/a/../etc'], 'widened', ['not_comparable', 'dropped']],
    [['fs:read:/a/**'], ['fs:read:/{a,b}/c'], 'widened', ['not_comparable', 'dropped']],
    [['fs:read'], ['fs:read:/a'], 'widened', ['beyond', 'dropped']],
    [['fs:read:/**'], ['fs:read:~/a'], 'widened', ['beyond', 'dropped']],
    [['gpu:use:*'], ['gpu:use:1'], 'widened', ['not_comparable', 'dropped']],
    [['gpu:use:1'], ['gpu:use:1'], 'same', ['kept']],
    [['network:egress:*'], ['network:egress:a.org'], 'narrowed', ['within', 'dropped']],
    [['network:egress:*.a.org'], ['network:egress:b.a.org'], 'narrowed', ['within', 'dropped']],
    [['network:egress:*.a.org'], ['network:egress:c.b.a.org'], 'widened', ['beyond', 'dropped']],
    [['network:egress:a.org'], ['network:egress:*.a.org'], 'widened', ['beyond', 'dropped']],
    [['network:egress:a.org'], ['network:egress:a.org:22'], 'widened', ['beyond', 'dropped']],
    [['event:publish:a.*'], ['event:publish:a.b*'], 'narrowed', ['within', 'dropped']],
    [['tool:invoke:org.a/*'], ['tool:invoke:org.a/read'], 'narrowed', ['within', 'dropped']],
    [['tool:invoke:*'], ['tool:invoke:org.a/read'], 'widened', ['beyond', 'dropped']],
  ]
  for (const [before, after, verdict, reasons] of cases)
    test(`[${before}] then [${after}]: ${verdict}`, ({ assert }) => {
      const delta = comparePermissions(before, after)
      assert.equal(delta.verdict, verdict)
      assert.sameMembers(
        delta.steps.map(({ reason }) => reason),
        reasons
      )
      for (const step of delta.steps) assert.match(stepSentence(step), /\.$/)
    })

  test('never count as the same or less where any matcher lets the later one reach more', ({
    assert,
  }) => {
    const found = { same: 0, narrowed: 0, widened: 0, shown: 0 }
    fc.assert(
      fc.property(versions, ([before = [], after = []]) => {
        const { verdict, steps } = comparePermissions(before, after)
        found[verdict]++
        const claims = [
          ...(verdict === 'widened' ? [] : [{ outer: before, inner: after }]),
          ...(verdict === 'same' ? [{ outer: after, inner: before }] : []),
          ...steps.flatMap(({ permission: one, other, reason }) =>
            other === null
              ? []
              : reason === 'beyond'
                ? [{ outer: [one], inner: [other] }]
                : [{ outer: [other], inner: [one] }]
          ),
        ]
        found.shown += steps.filter(({ other }) => other).length
        for (const { outer, inner } of claims)
          for (const name of Object.keys(MATCHERS))
            for (const word of KINDS) {
              const allowed = reach(outer, word, name)
              const more = [...reach(inner, word, name)].find((path) => !allowed.has(path))
              assert.isUndefined(more, `[${outer}] ⊉ [${inner}] to ${name}: ${word}:${more}`)
            }
      }),
      { numRuns: 6_000 }
    )
    for (const count of Object.values(found)) assert.isAbove(count, 60, JSON.stringify(found))
  }).timeout(60_000)

  test('of the most that a manifest may hold are compared in no time', ({ assert }) => {
    const long = (letter: string) => (_: unknown, at: number) =>
      `fs:read:/${`*${letter}`.repeat(120)}/${at}`
    const [before, after] = ['a', 'b'].map((letter) => Array.from({ length: 500 }, long(letter)))
    const began = performance.now()
    assert.equal(comparePermissions(before!, after!).verdict, 'widened')
    assert.isBelow(performance.now() - began, 1_000)
  })
})
