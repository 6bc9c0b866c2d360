import env from '#start/env'

/** Countries whose people Stripe pays out as connected accounts, unless PUBLISHER_COUNTRIES says otherwise. */
const STRIPE_COUNTRIES =
  `AT AU BE BG CA CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IT JP LI LT LU LV MT NL NO
  NZ PL PT RO SE SG SI SK US`.split(/\s+/)

const names = new Intl.DisplayNames('en', { type: 'region' })

/** Where a publisher may live: `value` is ISO 3166-1 alpha-2, `label` its English name; sorted by name. */
export function publisherCountries(): { value: string; label: string }[] {
  const chosen = env
    .get('PUBLISHER_COUNTRIES')
    ?.split(',')
    .map((code) => code.trim().toUpperCase())
  return (chosen ?? STRIPE_COUNTRIES)
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en'))
}
