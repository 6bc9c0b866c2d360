/** A size in bytes as a person reads it: `7.4 MB`. */
export function inWords(sizeInBytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  let size = sizeInBytes
  let unit = 0
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000
    unit++
  }
  const digits = unit > 0 && size < 99.95 ? 1 : 0
  return `${size.toFixed(digits)} ${units[unit]}`
}

/** The day of an RFC 3339 time, in UTC like the time itself; what is not a time stays as it is. */
export function day(time: string | null): string {
  return time === null ? '' : time.replace(/T.*$/, '')
}

const levels = [
  'not verified',
  'publisher’s identity claimed',
  'reviewed by this registry',
  'signed metadata',
  'artifact attested',
]

/** A verification level in words; it informs and never authorises. */
export function verificationInWords(level: number): string {
  return `${levels[level] ?? 'unknown'} (level ${level})`
}

export function plural(amount: number, one: string, many = `${one}s`): string {
  return `${amount} ${amount === 1 ? one : many}`
}
