type Wanted = Record<string, string | number | null | undefined>

/** An address with what is wanted of it, leaving out what is not. */
export function addressOf(path: string, wanted: Wanted): string {
  const given = Object.entries(wanted).filter(
    ([, value]) => value !== '' && value !== null && value !== undefined
  )
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
  return given.length ? `${path}?${query}` : path
}

/** The addresses beside a page of a list: the one with older rows, and the newest again. */
export function besides(path: string, search: Wanted, next: string | number | null) {
  const { before, ...wanted } = search
  return {
    next: next ? addressOf(path, { ...wanted, before: next }) : null,
    previous: before ? addressOf(path, wanted) : null,
  }
}
