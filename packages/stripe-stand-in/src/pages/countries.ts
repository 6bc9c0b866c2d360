import { escape } from './html.ts'

const CODES =
  'AT AU BE BR CA CH CZ DE DK ES FI FR GB GR HU IE IN IT JP LU MX NL NO NZ PL PT RO SE SG US ZA'.split(
    ' '
  )

/** Options of a country select, by name, with one chosen. */
export function countryOptions(chosen: string): string {
  const names = new Intl.DisplayNames('en', { type: 'region' })
  return CODES.map((code) => ({ code, name: names.of(code) ?? code }))
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .map(({ code, name }) => {
      const selected = code === chosen ? ' selected' : ''
      return `<option value="${code}"${selected}>${escape(name)}</option>`
    })
    .join('')
}
