import db from '@adonisjs/lucid/services/db'
import type { Account } from '#billing/ledger/accounts'
import { ledgerBalances } from '#billing/queries/ledger_balances'

/** The accounts that are not empty, in US cents: of everything, or of one payment. */
export async function ledgerOf(of: { purchaseId?: string } = {}) {
  const balances = (await ledgerBalances(of)).filter(({ amountInCents }) => amountInCents !== 0)
  return Object.fromEntries(
    balances.map(({ account, amountInCents }) => [account, amountInCents])
  ) as Partial<Record<Account, number>>
}

/** The names of everything in the ledger, without Stripe's ids, in order. */
export const ledgerKeys = async () =>
  (await db.from('ledger_transactions').orderBy('id')).map(({ key }) =>
    key.replace(/:(\w+?_|[0-9a-f-]{36})\w*/, '')
  )
