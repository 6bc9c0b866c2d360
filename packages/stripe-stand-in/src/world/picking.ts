type Picked<T, Name extends keyof T> = { [Each in Name]?: Exclude<T[Each], undefined> }
type Cleared<T, Name extends keyof T> = { [Each in Name]?: Exclude<T[Each], undefined | ''> | null }

/** The named parameters that were given, under their own names. */
export function picked<T extends object, Name extends keyof T>(
  params: T,
  ...names: Name[]
): Picked<T, Name> {
  const given = names.filter((name) => params[name] !== undefined)
  return Object.fromEntries(given.map((name) => [name, params[name]])) as Picked<T, Name>
}

/** As `picked`, for fields an empty text clears. */
export function clearable<T extends object, Name extends keyof T>(
  params: T,
  ...names: Name[]
): Cleared<T, Name> {
  const given = Object.entries(picked(params, ...names))
  return Object.fromEntries(
    given.map(([name, value]) => [name, value === '' ? null : value])
  ) as Cleared<T, Name>
}
