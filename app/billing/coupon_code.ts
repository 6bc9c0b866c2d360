/** Letters and digits, and hyphens between them: what can be read out and typed anywhere. */
const CODE = /^[A-Z0-9][A-Z0-9-]{1,28}[A-Z0-9]$/

/** A code as it is kept; upper and lower case make no difference to those who type it. */
export const codeOf = (typed: string) => typed.trim().toUpperCase()

export const isCode = (code: string) => CODE.test(code)
