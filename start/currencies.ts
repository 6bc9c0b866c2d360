/**
 * The least that Stripe takes in each currency we can count in, in its smallest unit. In all of them Stripe's
 * smallest unit is the one that Intl knows: `jpy` and `krw` have no cents.
 */
export const LEAST: Readonly<Record<string, number>> = {
  aud: 50,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 50,
  hkd: 400,
  jpy: 50,
  krw: 1000,
  mxn: 1000,
  nok: 300,
  nzd: 50,
  pln: 200,
  sek: 300,
  sgd: 50,
  usd: 50,
}

/** What a shop prices in unless told otherwise. */
export const USUAL = 'usd,eur,gbp,cad,aud,chf,nzd,sgd,jpy'

/** The currencies of a setting such as `usd, eur`, in its order. */
export const currenciesOf = (setting = USUAL) =>
  setting
    .split(',')
    .map((code) => code.trim().toLowerCase())
    .filter(Boolean)

/** What is wrong with the setting, as sentences. */
export function currencyProblems(setting?: string): string[] {
  const currencies = currenciesOf(setting)
  const isKnown = currencies.every((code) => Object.hasOwn(LEAST, code))
  if (isKnown && currencies.length > 0 && new Set(currencies).size === currencies.length) return []
  return [
    `CURRENCIES must be a list such as "usd,eur,jpy" of ${Object.keys(LEAST).join(', ')}, each once; it is "${setting}".`,
  ]
}
