/** What `previous_attributes` says: the fields that differ, with the values they had. */
export function changesFrom<T extends object>(before: T, after: T): Record<string, unknown> {
  const previous = Object.entries(before)
  return Object.fromEntries(
    previous.filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(after[field as keyof T])
    )
  )
}
