import type { HttpContext } from '@adonisjs/core/http'
import { CURRENCIES } from '#catalog/prices'

const COOKIE = 'currency'

/** The currency this reader once chose, or null: then each plan is shown in its own. Nothing is guessed. */
export function chosenCurrency({ request }: HttpContext): string | null {
  const chosen: unknown = request.cookie(COOKIE)
  return CURRENCIES.find((currency) => currency === chosen) ?? null
}

/** Remembers it in this browser, for a year. */
export const chooseCurrency = ({ response }: HttpContext, currency: string) =>
  response.cookie(COOKIE, currency, { maxAge: '1y' })
