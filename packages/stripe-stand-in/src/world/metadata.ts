export type Metadata = Record<string, string>

type Given = Record<string, string | number | null> | '' | null | undefined

/** Keys given are set, an empty value unsets one key, an empty whole unsets all. */
export function merged(current: Metadata, given: Given): Metadata {
  if (given === undefined) return current
  if (given === '' || given === null) return {}
  const all = Object.entries({ ...current, ...given })
  return Object.fromEntries(
    all
      .filter(([, value]) => value !== '' && value !== null)
      .map(([key, value]) => [key, String(value)])
  )
}
