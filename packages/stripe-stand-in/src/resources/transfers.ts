import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { emit } from '../events/snapshot_events.ts'
import { changesFrom } from '../world/changes.ts'
import { Collection } from '../world/collection.ts'
import { merged } from '../world/metadata.ts'
import type { Metadata } from '../world/metadata.ts'
import { matching, page } from '../world/pages.ts'
import { picked } from '../world/picking.ts'

export interface Transfer {
  id: string
  object: 'transfer'
  created: number
  livemode: false
  amount: number
  amount_reversed: number
  balance_transaction: string
  currency: string
  description: string | null
  destination: string
  /** The `py_…` it became in the connected account. */
  destination_payment: string
  metadata: Metadata
  reversed: boolean
  source_transaction: string | null
  source_type: 'card'
  transfer_group: string | null
}

export const transfers = new Collection<Transfer>('transfer')

export const transferRoutes: Routes = {
  'GET /v1/transfers': ({ world, params, path }: Call<Stripe.TransferListParams>) => {
    const filters = picked(params, 'created', 'destination', 'transfer_group')
    return page(matching(transfers.all(world), filters), path, params)
  },

  'GET /v1/transfers/{id}': ({ world, ids: [id = ''] }: Call) => transfers.get(world, id),

  'POST /v1/transfers/{id}': ({ world, params, ids }: Call<Stripe.TransferUpdateParams>) => {
    const before = transfers.get(world, ids[0] ?? '')
    const { description } = params
    const transfer = transfers.update(world, before, {
      metadata: merged(before.metadata, params.metadata),
      ...(description !== undefined && { description }),
    })
    emit(world, 'transfer.updated', transfer, changesFrom(before, transfer))
    return transfer
  },
}
