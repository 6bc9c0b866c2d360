/** Reads one value out of an answer, or throws `UnexpectedShape` naming where it stands. */
export type Read<T> = (value: unknown, where: string) => T

/** The server's JSON is not what the contract promises; `message` names the field. */
export class UnexpectedShape extends Error {}

export const text: Read<string> = (value, where) => {
  if (typeof value !== 'string') throw new UnexpectedShape(`${where} is not a text`)
  return value
}

export const flag: Read<boolean> = (value, where) => {
  if (typeof value !== 'boolean') throw new UnexpectedShape(`${where} is not true or false`)
  return value
}

/** A whole number of things or bytes, from zero up to what a number holds exactly. */
export const count: Read<number> = (value, where) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new UnexpectedShape(`${where} is not a whole number`)
  }
  return value
}

/** A text that follows a pattern; `meaning` completes “… is not”. */
export function matching(pattern: RegExp, meaning: string): Read<string> {
  return (value, where) => {
    if (typeof value === 'string' && pattern.test(value)) return value
    throw new UnexpectedShape(`${where} is not ${meaning}`)
  }
}

/** Missing and null are the same to us; anything else must fit. */
export function nullable<T>(read: Read<T>): Read<T | null> {
  return (value, where) => (value === undefined || value === null ? null : read(value, where))
}

export function withDefault<T>(read: Read<T>, fallback: T): Read<T> {
  return (value, where) => (value === undefined || value === null ? fallback : read(value, where))
}

export function listOf<T>(read: Read<T>): Read<T[]> {
  return (value, where) => {
    if (!Array.isArray(value)) throw new UnexpectedShape(`${where} is not a list`)
    return value.map((item: unknown, index) => read(item, `${where}[${index}]`))
  }
}

/** An object with at least these fields; what we do not know is left behind, so the contract may grow. */
export function shape<Fields extends Record<string, Read<unknown>>>(
  fields: Fields
): Read<{ [Name in keyof Fields]: ReturnType<Fields[Name]> }> {
  return (value, where) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new UnexpectedShape(`${where} is not an object`)
    }
    const given = new Map<string, unknown>(Object.entries(value))
    const read = Object.entries(fields).map(([name, field]) => [
      name,
      field(given.get(name), where === '' ? name : `${where}.${name}`),
    ])
    return Object.fromEntries(read) as { [Name in keyof Fields]: ReturnType<Fields[Name]> }
  }
}
