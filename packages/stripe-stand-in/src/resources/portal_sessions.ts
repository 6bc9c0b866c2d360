import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { Collection } from '../world/collection.ts'
import type { World } from '../world/world.ts'
import { customers } from './customers.ts'
import { defaultConfiguration, portalConfigurations } from './portal_configurations.ts'
import { subscriptions } from './subscriptions.ts'

export interface PortalSession {
  id: string
  object: 'billing_portal.session'
  created: number
  livemode: false
  configuration: string
  customer: string
  flow: PortalFlow | null
  return_url: string | null
  url: string
}

/** The one thing the customer was sent to do. */
export interface PortalFlow {
  type: string
  after_completion: { type: string; redirect: { return_url: string } | null }
  subscription_cancel: { subscription: string } | null
  subscription_pause: { subscription: string } | null
  subscription_update: { subscription: string } | null
  subscription_update_confirm: {
    subscription: string
    items: { id: string | null; price?: string; quantity?: number }[]
  } | null
}

export const portalSessions = new Collection<PortalSession>('billing_portal.session')

type Params = Stripe.BillingPortal.SessionCreateParams

export const portalSessionRoutes: Routes = {
  'POST /v1/billing_portal/sessions': ({ world, params }: Call<Params>) => {
    const customer = customers.get(world, params.customer ?? '', 'customer')
    const configuration = params.configuration
      ? portalConfigurations.get(world, params.configuration, 'configuration')
      : defaultConfiguration(world)
    if (!configuration.active) refuse('This configuration is inactive.', 'configuration')
    const id = world.ids.next('bps_1')
    const session = portalSessions.insert(world, {
      id,
      object: 'billing_portal.session',
      created: world.now(),
      livemode: false,
      configuration: configuration.id,
      customer: customer.id,
      flow: params.flow_data ? flowFrom(world, params.flow_data, customer.id) : null,
      return_url: params.return_url ?? configuration.default_return_url,
      url: `${world.settings.publicUrl}/p/session/${id}`,
    })
    emit(world, 'billing_portal.session.created', session)
    return session
  },
}

function flowFrom(
  world: World,
  asked: Stripe.BillingPortal.SessionCreateParams.FlowData,
  customer: string
): PortalFlow {
  const { subscription_update_confirm: confirm, after_completion: after } = asked
  const of = (part: { subscription: string } | undefined) => {
    if (!part) return null
    const { id, customer: owner } = subscriptions.get(world, part.subscription, 'flow_data')
    if (owner !== customer)
      refuse(`The subscription ${id} does not belong to the customer.`, 'flow_data')
    return { subscription: id }
  }
  return {
    type: asked.type,
    after_completion: {
      type: after?.type ?? 'portal_homepage',
      redirect: after?.redirect ? { return_url: after.redirect.return_url } : null,
    },
    subscription_cancel: of(asked.subscription_cancel),
    subscription_pause: of(asked.subscription_pause),
    subscription_update: of(asked.subscription_update),
    subscription_update_confirm: confirm
      ? { ...of(confirm)!, items: confirm.items.map((item) => ({ ...item, id: item.id ?? null })) }
      : null,
  }
}
