import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import type { World } from '../world/world.ts'

interface Payments {
  debit_negative_balances: boolean
  payouts: { minimum_balance_by_currency: object | null; schedule: object; status: 'enabled' }
  settlement_timing: { delay_days: number; delay_days_override?: number }
}

const KIND = '_balance_settings'
const USUAL_DELAY = 2

const DEFAULTS: Payments = {
  debit_negative_balances: true,
  payouts: {
    minimum_balance_by_currency: null,
    schedule: { interval: 'daily' },
    status: 'enabled',
  },
  settlement_timing: { delay_days: USUAL_DELAY },
}

const paymentsOf = (world: World) =>
  (world.store.get(KIND, world.owner ?? 'platform')?.value as Payments | undefined) ?? DEFAULTS

/** Days from a payment to when its money may be paid out. */
export const delayDaysOf = (world: World) => paymentsOf(world).settlement_timing.delay_days

const shown = (payments: Payments) => ({ object: 'balance_settings', payments })

export const balanceSettingsRoutes: Routes = {
  'GET /v1/balance_settings': ({ world }: Call) => shown(paymentsOf(world)),

  'POST /v1/balance_settings': ({ world, params }: Call<Stripe.BalanceSettingsUpdateParams>) => {
    const before = paymentsOf(world)
    const { payouts, settlement_timing: timing, ...rest } = params.payments ?? {}
    const override = timing?.delay_days_override
    const payments: Payments = {
      debit_negative_balances: rest.debit_negative_balances ?? before.debit_negative_balances,
      payouts: {
        ...before.payouts,
        ...(payouts?.schedule && { schedule: { ...payouts.schedule } }),
        ...(payouts?.minimum_balance_by_currency !== undefined && {
          minimum_balance_by_currency: payouts.minimum_balance_by_currency || null,
        }),
      },
      settlement_timing:
        override === undefined
          ? before.settlement_timing
          : override
            ? { delay_days: override, delay_days_override: override }
            : { delay_days: USUAL_DELAY },
    }
    world.store.put(KIND, world.owner ?? 'platform', world.owner, payments)
    return shown(payments)
  },
}
