import type { Call, Routes } from '../api/call.ts'
import { balanceTransactions } from './balance_transactions.ts'

export const balanceRoutes: Routes = {
  'GET /v1/balance': ({ world }: Call) => {
    const all = balanceTransactions.all(world)
    const currencies = [...new Set(all.map((transaction) => transaction.currency))]
    const sums = (isCounted: (availableOn: number) => boolean) =>
      (currencies.length ? currencies : ['usd']).map((currency) => ({
        currency,
        amount: all
          .filter((each) => each.currency === currency && isCounted(each.available_on))
          .reduce((sum, { net }) => sum + net, 0),
      }))
    return {
      object: 'balance',
      livemode: false,
      available: sums((availableOn) => availableOn <= world.now()),
      pending: sums((availableOn) => availableOn > world.now()),
    }
  },
}
