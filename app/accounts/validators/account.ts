import vine from '@vinejs/vine'
import type { FieldContext } from '@vinejs/vine/types'
import { passwordProblem } from '#accounts/password_rules'
import { line } from '#shared/plain_text'

const LONGEST_SECRET = 1024

/** ASCII and one line: it becomes a header of a mail, and look-alike letters are no address of anybody's. */
export const emailAddress = () =>
  vine
    .string()
    .trim()
    .maxLength(254)
    .regex(/^[\x21-\x7e]+$/)
    .email()

/** Taken exactly as typed: no trimming, no normalising. */
const typedPassword = () => vine.string().minLength(1).maxLength(LONGEST_SECRET)

const strongRule = vine.createRule((value: unknown, _: undefined, field: FieldContext) => {
  const { fullName, email } = field.data
  const owner = typeof fullName === 'string' && typeof email === 'string'
  const problem =
    typeof value === 'string' && passwordProblem(value, owner ? { fullName, email } : undefined)
  if (problem) field.report(problem, 'strongPassword', field)
})

const newPassword = () => vine.string().use(strongRule())

const token = () => vine.string().regex(/^[A-Za-z0-9_-]{43}$/)

export const signUpValidator = vine.create({
  fullName: line(120).minLength(1),
  email: emailAddress(),
  password: newPassword(),
})

export const signInValidator = vine.create({ email: emailAddress(), password: typedPassword() })

export const emailValidator = vine.create({ email: emailAddress() })

export const linkValidator = vine.create({ token: token() })

export const newPasswordValidator = vine.create({ token: token(), password: newPassword() })

export const passwordChangeValidator = vine.create({
  currentPassword: typedPassword(),
  password: newPassword(),
})

export const cursorValidator = vine.create({
  before: vine.number().positive().withoutDecimals().max(Number.MAX_SAFE_INTEGER).optional(),
})
