import { hints, type FindingCode } from './hints.ts'

/**
 * One thing that was found. `code` is stable and meant for machines; `message` says in a sentence
 * what is wrong, `hint` the way out. `line` counts from 1 in the manifest.
 */
export type Finding = {
  code: FindingCode
  severity: 'error' | 'warning'
  message: string
  hint: string
  path?: string
  line?: number
}

type Details = { hint?: string; path?: string; line?: number }

/** Stops the reading of an archive at the first thing that cannot be trusted. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly finding: Finding

  constructor(found: Finding) {
    super(found.message)
    this.finding = found
  }
}

/** Builds a finding; the hint is the code's own unless a better one is given. */
export function finding(code: FindingCode, message: string, details: Details = {}): Finding {
  const { path, hint = hints[code], ...rest } = details
  return {
    code,
    severity: 'error',
    message,
    hint,
    ...(path === undefined ? {} : { path: printable(path) }),
    ...rest,
  }
}

/** Throws a Refusal carrying one finding. */
export function refuse(code: FindingCode, message: string, details?: Details): never {
  throw new Refusal(finding(code, message, details))
}

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu
const LONGEST_ECHO = 160

/** Text from an archive as it may be shown: invisible characters escaped, and never long. */
export function printable(text: string): string {
  const short = text.length > LONGEST_ECHO ? `${text.slice(0, LONGEST_ECHO)}…` : text
  return short.replace(INVISIBLE, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`)
}

/** The same for bytes of unknown encoding. */
export function printableBytes(bytes: Uint8Array): string {
  return printable(new TextDecoder().decode(bytes))
}

/** True when text holds a character that people cannot see or that reorders what they see. */
export function hasInvisible(text: string): boolean {
  return text.search(INVISIBLE) !== -1
}
