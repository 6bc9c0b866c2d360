import { isCommon } from '#accounts/common_passwords'
import { PasswordRefused } from '#accounts/errors'

const SHORTEST = 8
const LONGEST_IN_BYTES = 1024

type Owner = { fullName: string; email: string }

/**
 * What is wrong with a new password, as a sentence, or null. Length and being hard to guess are all that count
 * (NIST SP 800-63B §5.1.1.2): no rules about kinds of characters, each of which counts once in whatever script. It is
 * taken exactly as typed.
 */
export function passwordProblem(password: string, owner?: Owner): string | null {
  if (!password.isWellFormed()) return 'This password has characters that cannot be typed again.'
  if ([...password].length < SHORTEST) return 'Use at least 8 characters.'
  if (Buffer.byteLength(password) > LONGEST_IN_BYTES) return 'Use at most 1024 bytes.'
  if (isMonotonous(password)) return 'This is a pattern, not a password. A few words work well.'
  if (isCommon(password)) return 'This is one of the passwords that are guessed first.'
  if (owner && namesOwner(password, owner))
    return 'Your name and your e-mail address are guessed first. Choose something else.'
  return null
}

/** Throws PasswordRefused with the sentence. */
export function refuseWeakPassword(password: string, owner: Owner): void {
  const problem = passwordProblem(password, owner)
  if (problem) throw new PasswordRefused(problem)
}

/** One or two characters over and over, or a run of neighbours such as `23456789` and `hgfedcba`. */
function isMonotonous(password: string): boolean {
  const codes = [...password.toLowerCase()].map((character) => character.codePointAt(0)!)
  const steps = new Set(codes.slice(1).map((code, index) => code - codes[index]))
  return new Set(codes).size <= 2 || (steps.size === 1 && Math.abs([...steps][0]) === 1)
}

function namesOwner(password: string, { fullName, email }: Owner): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}@]/gu, '')
  const core = plain(password).replace(/\d{0,4}$/, '')
  const name = plain(fullName)
  const backwards = plain(fullName.split(/\s+/).reverse().join(''))
  const [mailbox] = email.toLowerCase().split('@')
  return [name, backwards, plain(mailbox), plain(email)]
    .flatMap((word) => [word, word.replace(/\d{0,4}$/, '')])
    .some((word) => word !== '' && (word === plain(password) || word === core))
}
