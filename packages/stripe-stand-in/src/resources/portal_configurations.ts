import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { emit } from '../events/snapshot_events.ts'
import { changesFrom } from '../world/changes.ts'
import { Collection } from '../world/collection.ts'
import { merged } from '../world/metadata.ts'
import type { Metadata } from '../world/metadata.ts'
import { matching, page } from '../world/pages.ts'
import { clearable, picked } from '../world/picking.ts'
import type { World } from '../world/world.ts'

type Wish = Stripe.BillingPortal.ConfigurationCreateParams.Features

/** What customers may do in the portal. */
interface Features {
  customer_update: { allowed_updates: string[]; enabled: boolean }
  invoice_history: { enabled: boolean }
  payment_method_update: { enabled: boolean }
  subscription_cancel: {
    cancellation_reason: { enabled: boolean; options: string[] }
    enabled: boolean
    mode: string
    proration_behavior: string
  }
  subscription_pause: { duration: { type: string; interval_options: object[] }; enabled: boolean }
  subscription_update: {
    default_allowed_updates: string[]
    enabled: boolean
    products: { product: string; prices: string[]; adjustable_quantity: object }[]
    proration_behavior: string
    schedule_at_period_end: { conditions: object[] }
    trial_update_behavior: string
  }
}

export interface PortalConfiguration {
  id: string
  object: 'billing_portal.configuration'
  created: number
  updated: number
  livemode: false
  active: boolean
  business_profile: object
  default_return_url: string | null
  features: Features
  is_default: boolean
  login_page: { enabled: boolean; url: string | null }
  metadata: Metadata
  name: string | null
}

export const portalConfigurations = new Collection<PortalConfiguration>(
  'billing_portal.configuration',
  'configuration'
)

/** What is asked for, and what stands for everything that is not. */
function featuresFrom(wish: Wish): Features {
  const { subscription_cancel: cancel, subscription_update: update, customer_update: own } = wish
  return {
    customer_update: {
      allowed_updates: own?.allowed_updates || [],
      enabled: own?.enabled ?? false,
    },
    invoice_history: { enabled: wish.invoice_history?.enabled ?? false },
    payment_method_update: { enabled: wish.payment_method_update?.enabled ?? false },
    subscription_cancel: {
      cancellation_reason: {
        enabled: cancel?.cancellation_reason?.enabled ?? false,
        options: cancel?.cancellation_reason?.options || [],
      },
      enabled: cancel?.enabled ?? false,
      mode: cancel?.mode ?? 'at_period_end',
      proration_behavior: cancel?.proration_behavior ?? 'none',
    },
    subscription_pause: {
      duration: {
        type: wish.subscription_pause?.duration?.type ?? 'indefinite',
        interval_options: [],
      },
      enabled: wish.subscription_pause?.enabled ?? false,
    },
    subscription_update: {
      default_allowed_updates: update?.default_allowed_updates || [],
      enabled: update?.enabled ?? false,
      products: (update?.products || []).map(({ product, prices }) => ({
        product,
        prices,
        adjustable_quantity: { enabled: false, maximum: null, minimum: 0 },
      })),
      proration_behavior: update?.proration_behavior ?? 'none',
      schedule_at_period_end: { conditions: [] },
      trial_update_behavior: update?.trial_update_behavior ?? 'end_trial',
    },
  }
}

function create(
  world: World,
  features: Wish,
  more: Partial<PortalConfiguration> = {}
): PortalConfiguration {
  const configuration = portalConfigurations.insert(world, {
    id: world.ids.next('bpc_1'),
    object: 'billing_portal.configuration',
    created: world.now(),
    updated: world.now(),
    livemode: false,
    active: true,
    business_profile: {},
    default_return_url: null,
    features: featuresFrom(features),
    is_default: false,
    login_page: { enabled: false, url: null },
    metadata: {},
    name: null,
    ...more,
  })
  emit(world, 'billing_portal.configuration.created', configuration)
  return configuration
}

/** The one Stripe's dashboard would have saved: everything but plan switches and pauses. */
export function defaultConfiguration(world: World): PortalConfiguration {
  const known = portalConfigurations.all(world).find((each) => each.is_default)
  const enabled = { enabled: true }
  return (
    known ??
    create(
      world,
      {
        invoice_history: enabled,
        payment_method_update: enabled,
        subscription_cancel: enabled,
      },
      { is_default: true }
    )
  )
}

type CreateParams = Stripe.BillingPortal.ConfigurationCreateParams
type UpdateParams = Stripe.BillingPortal.ConfigurationUpdateParams

export const portalConfigurationRoutes: Routes = {
  'POST /v1/billing_portal/configurations': ({ world, params }: Call<CreateParams>) =>
    create(world, params.features, {
      business_profile: { ...params.business_profile },
      ...clearable(params, 'default_return_url', 'name'),
      metadata: merged({}, params.metadata),
    }),

  'GET /v1/billing_portal/configurations': ({
    world,
    params,
    path,
  }: Call<Stripe.BillingPortal.ConfigurationListParams>) => {
    const filters = picked(params, 'active', 'is_default')
    return page(matching(portalConfigurations.all(world), filters), path, params)
  },

  'GET /v1/billing_portal/configurations/{id}': ({ world, ids: [id = ''] }: Call) =>
    portalConfigurations.get(world, id),

  'POST /v1/billing_portal/configurations/{id}': ({
    world,
    params,
    ids: [id = ''],
  }: Call<UpdateParams>) => {
    const before = portalConfigurations.get(world, id)
    const changed = portalConfigurations.update(world, before, {
      updated: world.now(),
      ...picked(params, 'active'),
      ...clearable(params, 'default_return_url', 'name'),
      metadata: merged(before.metadata, params.metadata),
      ...(params.features && {
        features: featuresFrom({ ...before.features, ...params.features } as Wish),
      }),
    })
    emit(world, 'billing_portal.configuration.updated', changed, changesFrom(before, changed))
    return changed
  },
}
