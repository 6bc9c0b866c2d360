import { contains, globOf, kindOf, type Glob } from './permission_globs.ts'

export type AuthorityVerdict = 'same' | 'narrowed' | 'widened'

/** Why one permission counts as it does; a stable code. */
export type StepReason =
  'kept' | 'within' | 'absorbed' | 'dropped' | 'beyond' | 'new_kind' | 'not_comparable'

/** One permission of two versions, what became of it, and the other version's permission that shows it. */
export type PermissionStep = {
  permission: string
  domain: string
  verdict: AuthorityVerdict
  reason: StepReason
  other: string | null
}

/** What became of an agent's authority from one version to another. */
export type PermissionDelta = { verdict: AuthorityVerdict; steps: PermissionStep[] }

/** How many comparisons of letters two lists may cost; a manifest may hold 500 permissions of 300 bytes. */
const MOST_COMPARISONS = 1_000_000

const GRAVITY: AuthorityVerdict[] = ['widened', 'narrowed', 'same']

/**
 * Compares what two versions of an agent ask for. Sound, not complete: `same` and `narrowed` only where every matcher
 * would agree that the later list reaches nothing that the earlier did not; whatever cannot be shown has widened.
 */
export function comparePermissions(
  before: readonly string[],
  after: readonly string[]
): PermissionDelta {
  const earlier = side(before)
  const later = side(after)
  const within = containment()
  const asked = after.map((permission) => askedStep(permission, earlier, later, within))
  const gone = before
    .filter((permission) => !later.texts.has(permission))
    .map((permission) => goneStep(permission, later, within))
  const steps = [...asked, ...gone].toSorted(
    (one, other) => GRAVITY.indexOf(one.verdict) - GRAVITY.indexOf(other.verdict)
  )
  return { verdict: gravest(steps), steps }
}

/** The verdict on several: one that widened widens all. */
export const gravest = (steps: readonly { verdict: AuthorityVerdict }[]): AuthorityVerdict =>
  GRAVITY.find((verdict) => steps.some((step) => step.verdict === verdict)) ?? 'same'

type Entry = { permission: string; glob: Glob | null }
type Side = { texts: Set<string>; kinds: Map<string, Entry[]> }

function side(permissions: readonly string[]): Side {
  const entries = permissions.map((permission) => ({ permission, glob: globOf(permission) }))
  return {
    texts: new Set(permissions),
    kinds: Map.groupBy(entries, ({ permission }) => kindOf(permission)),
  }
}

type Containment = (outer: Entry, inner: Entry) => boolean

/** Which permission contains which, until the comparisons are used up: after that nothing contains anything else. */
function containment(): Containment {
  let left = MOST_COMPARISONS
  return (outer, inner) => {
    if (outer.permission === inner.permission) return true
    left -= outer.permission.length * inner.permission.length
    return left > 0 && !!outer.glob && !!inner.glob && contains(outer.glob, inner.glob)
  }
}

function askedStep(permission: string, earlier: Side, later: Side, within: Containment) {
  if (earlier.texts.has(permission)) return step(permission, 'same', 'kept')
  const inner = { permission, glob: globOf(permission) }
  const kin = earlier.kinds.get(kindOf(permission)) ?? []
  const outer = kin.find((entry) => within(entry, inner))
  if (outer) {
    const stays = later.kinds.get(kindOf(permission))!.some((entry) => within(entry, outer))
    return step(permission, stays ? 'same' : 'narrowed', 'within', outer.permission)
  }
  if (kin.length === 0) return step(permission, 'widened', 'new_kind')
  if (!inner.glob) return step(permission, 'widened', 'not_comparable')
  const exceeded = kin.find((entry) => within(inner, entry))
  return step(permission, 'widened', 'beyond', exceeded?.permission)
}

function goneStep(permission: string, later: Side, within: Containment) {
  const inner = { permission, glob: globOf(permission) }
  const outer = later.kinds.get(kindOf(permission))?.find((entry) => within(entry, inner))
  return outer
    ? step(permission, 'same', 'absorbed', outer.permission)
    : step(permission, 'narrowed', 'dropped')
}

const step = (
  permission: string,
  verdict: AuthorityVerdict,
  reason: StepReason,
  other: string | null = null
): PermissionStep => ({ permission, domain: permission.split(':', 1)[0]!, verdict, reason, other })

/** The reasoning of one step as a sentence. */
export function stepSentence({ permission, reason, other }: PermissionStep): string {
  switch (reason) {
    case 'kept':
      return 'It was asked for before, in the same words.'
    case 'within':
      return `It lies within ${other}, which was asked for before.`
    case 'absorbed':
      return `It is not asked for in these words any more; ${other} contains it.`
    case 'dropped':
      return 'It is not asked for any more.'
    case 'beyond':
      return other
        ? `It contains ${other}, which was asked for before, and reaches further.`
        : 'Nothing that was asked for before contains it.'
    case 'new_kind':
      return `Nothing of the kind ${kindOf(permission)} was asked for before.`
    case 'not_comparable':
      return 'How far it reaches cannot be told from its words, so it counts as more.'
  }
}
