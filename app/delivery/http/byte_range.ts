/** Bytes from `start` to `end`, both included. */
export type ByteRange = { start: number; end: number }

const ONE_RANGE = /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/i

/**
 * The one range a request asks for (RFC 9110 §14.1.2). Null when it asks for none we honour: several ranges, another
 * unit or nonsense get the whole file, which is always correct. `unsatisfiable` when it lies behind the end.
 */
export function byteRangeIn(
  header: string | undefined,
  sizeInBytes: number
): ByteRange | 'unsatisfiable' | null {
  const [, first, last] = ONE_RANGE.exec(header ?? '') ?? []
  if (first === undefined || (first === '' && last === '')) return null
  if (first === '') {
    const length = Math.min(Number(last), sizeInBytes)
    return length === 0 ? 'unsatisfiable' : { start: sizeInBytes - length, end: sizeInBytes - 1 }
  }
  const start = Number(first)
  const end = last === '' ? sizeInBytes - 1 : Math.min(Number(last), sizeInBytes - 1)
  if (last !== '' && Number(last) < start) return null
  return start >= sizeInBytes ? 'unsatisfiable' : { start, end }
}
