import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { Collection } from '../world/collection.ts'
import { matching, page } from '../world/pages.ts'

export interface ApplicationFee {
  id: string
  object: 'application_fee'
  created: number
  livemode: false
  account: string
  amount: number
  amount_refunded: number
  application: string
  balance_transaction: string
  /** The payment in the connected account the fee was taken from. */
  charge: string
  currency: string
  fee_source: { type: 'charge'; charge: string }
  /** The charge on the platform behind that payment. */
  originating_transaction: string
  refunded: boolean
}

export const applicationFees = new Collection<ApplicationFee>('application_fee', 'application fee')

export const applicationFeeRoutes: Routes = {
  'GET /v1/application_fees': ({ world, params, path }: Call<Stripe.ApplicationFeeListParams>) => {
    const { charge, created } = params
    const found = matching(applicationFees.all(world), { created }).filter(
      (fee) => !charge || [fee.charge, fee.originating_transaction].includes(charge)
    )
    return page(found, path, params)
  },

  'GET /v1/application_fees/{id}': ({ world, ids: [id = ''] }: Call) =>
    applicationFees.get(world, id),
}
