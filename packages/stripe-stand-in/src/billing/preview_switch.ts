import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { refuse } from '../api/problem.ts'
import type { Invoice } from '../resources/invoices.ts'
import { subscriptions } from '../resources/subscriptions.ts'
import { worldOn } from '../resources/test_clocks.ts'
import type { World } from '../world/world.ts'
import { billSubscription } from './bill_subscription.ts'
import { changeItem } from './switch_item.ts'

type Params = Stripe.InvoiceCreatePreviewParams

/** The invoice that a change of a subscription would bring at once. Nothing is changed by asking. */
function previewSwitch(world: World, params: Params): Invoice {
  const { subscription: id, subscription_details: details } = params
  const [asked, ...others] = details?.items ?? []
  if (!id || !asked || others.length || details?.proration_behavior !== 'always_invoice')
    return refuse('The stand-in previews one change of one subscription, invoiced at once.')
  const known = subscriptions.get(world, id, 'subscription')
  const there = worldOn(world, known.test_clock)
  return world.store.rehearse(() => {
    const before = subscriptions.update(there, known, {
      ...(params.discounts === '' && { discounts: [] }),
    })
    const { subscription, charged } = changeItem(
      there,
      before,
      asked as Stripe.SubscriptionUpdateParams.Item,
      details
    )
    const bill = { reason: 'subscription_update' as const, charged: charged ?? [] }
    const { invoice } = billSubscription(there, subscription, bill)
    return { ...invoice, id: invoice.id.replace(/^in_/, 'upcoming_in_') }
  })
}

export const switchPreviewRoutes: Routes = {
  'POST /v1/invoices/create_preview': ({ world, params }: Call<Params>) =>
    previewSwitch(world, params),
}
