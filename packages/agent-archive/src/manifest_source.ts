import type { JsonValue } from './manifest_json.ts'
import { isObject, nested, textProblem } from './manifest_text.ts'

const LONGEST_URL = 2000
const LONGEST_REF = 255
const PRINTABLE_HTTPS = /^https:\/\/[!-~]+$/i
/** What git-check-ref-format(1) forbids, and the dash that would make the ref an option. */
const BAD_REF = /^[-/.]|[\s~^:?*[\\]|\.\.|\/\/|\/\.|@\{|^@$|(\.lock|[/.])$/

/**
 * What is wrong with a manifest's source, to follow the field's name, or null. Core hands both
 * values to git, and pages show the address: only public https without credentials passes.
 */
export function sourceProblem(source: JsonValue | undefined): string | null {
  if (source === undefined) return 'is missing'
  if (!isObject(source)) return 'must be an object with git_url'
  return (
    nested('git_url', urlProblem(source.git_url)) ??
    ('ref' in source ? nested('ref', refProblem(source.ref)) : null)
  )
}

function urlProblem(value: JsonValue | undefined): string | null {
  const problem = textProblem(value, { most: LONGEST_URL })
  if (problem) return problem
  const url = URL.parse(value as string)
  if (!url || !PRINTABLE_HTTPS.test(value as string)) return 'must begin with https://'
  if (url.username || url.password || /^https:\/\/[^/]*@/i.test(value as string))
    return 'must not contain a user name or password'
  if ((value as string).includes('\\')) return 'must not contain a backslash'
  if (/%(?:[01][0-9a-f]|7f)/i.test(value as string)) return 'must not contain control characters'
  return isPublic(url.hostname) ? null : 'must name a public host'
}

/** A name with a dot in it; numbers, brackets and single words are somebody's own network. */
function isPublic(hostname: string): boolean {
  const isAddress = /^[0-9.]+$|^\[/.test(hostname)
  const isLocal = /(^|\.)(localhost|local|internal|localdomain)\.?$/.test(hostname)
  return !isAddress && !isLocal && /[^.]\.[^.]/.test(hostname)
}

function refProblem(value: JsonValue | undefined): string | null {
  const problem = textProblem(value, { most: LONGEST_REF })
  if (problem) return problem
  return BAD_REF.test(value as string) ? 'is not the name of a branch, tag or commit' : null
}
