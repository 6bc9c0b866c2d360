import vine from '@vinejs/vine'
import type { FieldContext } from '@vinejs/vine/types'

/**
 * Control characters (NUL among them, which Postgres refuses), the marks that turn the direction of text around
 * or hide in it (bidi embeddings, overrides and isolates, zero-width no-break space), and unpaired surrogates.
 * U+2028 and U+2029 are line breaks: allowed where lines are.
 */
const UNSEEN = /(?![\t\n\r])\p{Cc}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u
const LINE_BREAKS = /[\t\n\r\u2028\u2029]/

/** Whether every character of a text is there to be seen; with `lines`, line breaks and tabs count too. */
export function isPlainText(text: string, { lines = false } = {}): boolean {
  return text.isWellFormed() && !UNSEEN.test(text) && (lines || !LINE_BREAKS.test(text))
}

/** Whether an address is https, names a host and carries no user or password. */
export function isPublicUrl(address: string): boolean {
  if (!URL.canParse(address) || !/^https:\/\/[^/]/i.test(address) || !isPlainText(address))
    return false
  const { protocol, username, password, hostname } = new URL(address)
  return protocol === 'https:' && !username && !password && hostname !== '' && !/\s/.test(address)
}

const plainTextRule = vine.createRule(
  (value: unknown, options: { lines?: boolean }, field: FieldContext) => {
    if (typeof value === 'string' && !isPlainText(value, options))
      field.report(
        'The {{ field }} field has characters that cannot be seen. Please type it again instead of pasting it',
        'plainText',
        field
      )
  }
)

const publicUrlRule = vine.createRule((value: unknown, _: undefined, field: FieldContext) => {
  if (typeof value === 'string' && !isPublicUrl(value))
    field.report(
      'The {{ field }} field must be an address that starts with https:// and has no user name in it',
      'publicUrl',
      field
    )
})

/** One line of text from outside, trimmed. */
export const line = (maxLength: number) =>
  vine.string().trim().maxLength(maxLength).use(plainTextRule({}))

const maxBytesRule = vine.createRule((value: unknown, bytes: number, field: FieldContext) => {
  if (typeof value === 'string' && Buffer.byteLength(value) > bytes)
    field.report(`The {{ field }} field must not have more than ${bytes} bytes`, 'maxBytes', field)
})

/** Text of several lines from outside, limited in characters and in bytes of UTF-8; `\r\n` becomes `\n`, null an empty text. */
export const lines = (maxLength: number, maxBytes = maxLength * 4) =>
  vine
    .string()
    .maxLength(maxLength)
    .use(maxBytesRule(maxBytes))
    .use(plainTextRule({ lines: true }))
    .transform((value: string | null) => (value ?? '').replace(/\r\n?/g, '\n'))

/** What somebody says in a few words or lines, trimmed: something has to be said. */
export const words = (maxLength: number) =>
  vine
    .string()
    .trim()
    .minLength(3)
    .maxLength(maxLength)
    .use(plainTextRule({ lines: true }))
    .transform((value: string) => value.replace(/\r\n?/g, '\n'))

/** An https address from outside. */
export const publicUrl = () => vine.string().trim().maxLength(500).use(publicUrlRule())
