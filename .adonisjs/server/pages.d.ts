import '@adonisjs/inertia/types'

import type { Component, ComponentProps } from 'svelte'

import type { Prettify } from '@adonisjs/core/types/common'

type PropsOf<Page> = Page extends Component<infer Props, any, any> ? (string extends keyof Props ? {} : Prettify<Omit<Props, 'children' | '$$events' | '$$slots'>>) : {}

declare module '@adonisjs/inertia/types' {
  export interface InertiaPages {
    'account/index': PropsOf<(typeof import('../../inertia/pages/account/index.svelte'))['default']>
    'account/security_events': PropsOf<(typeof import('../../inertia/pages/account/security_events.svelte'))['default']>
    'accounts/check_mail': PropsOf<(typeof import('../../inertia/pages/accounts/check_mail.svelte'))['default']>
    'accounts/forgotten_password': PropsOf<(typeof import('../../inertia/pages/accounts/forgotten_password.svelte'))['default']>
    'accounts/reset_password': PropsOf<(typeof import('../../inertia/pages/accounts/reset_password.svelte'))['default']>
    'accounts/sign_in': PropsOf<(typeof import('../../inertia/pages/accounts/sign_in.svelte'))['default']>
    'accounts/sign_up': PropsOf<(typeof import('../../inertia/pages/accounts/sign_up.svelte'))['default']>
    'accounts/verify_email': PropsOf<(typeof import('../../inertia/pages/accounts/verify_email.svelte'))['default']>
    'catalog/browse': PropsOf<(typeof import('../../inertia/pages/catalog/browse.svelte'))['default']>
    'catalog/home': PropsOf<(typeof import('../../inertia/pages/catalog/home.svelte'))['default']>
    'catalog/permissions': PropsOf<(typeof import('../../inertia/pages/catalog/permissions.svelte'))['default']>
    'catalog/policy': PropsOf<(typeof import('../../inertia/pages/catalog/policy.svelte'))['default']>
    'catalog/publisher': PropsOf<(typeof import('../../inertia/pages/catalog/publisher.svelte'))['default']>
    'catalog/show': PropsOf<(typeof import('../../inertia/pages/catalog/show.svelte'))['default']>
    'checkouts/new': PropsOf<(typeof import('../../inertia/pages/checkouts/new.svelte'))['default']>
    'checkouts/show': PropsOf<(typeof import('../../inertia/pages/checkouts/show.svelte'))['default']>
    'desk/audit': PropsOf<(typeof import('../../inertia/pages/desk/audit.svelte'))['default']>
    'desk/disputes': PropsOf<(typeof import('../../inertia/pages/desk/disputes.svelte'))['default']>
    'desk/entitlements/index': PropsOf<(typeof import('../../inertia/pages/desk/entitlements/index.svelte'))['default']>
    'desk/entitlements/show': PropsOf<(typeof import('../../inertia/pages/desk/entitlements/show.svelte'))['default']>
    'desk/index': PropsOf<(typeof import('../../inertia/pages/desk/index.svelte'))['default']>
    'desk/ledger': PropsOf<(typeof import('../../inertia/pages/desk/ledger.svelte'))['default']>
    'desk/listings': PropsOf<(typeof import('../../inertia/pages/desk/listings.svelte'))['default']>
    'desk/people': PropsOf<(typeof import('../../inertia/pages/desk/people.svelte'))['default']>
    'desk/refund_requests': PropsOf<(typeof import('../../inertia/pages/desk/refund_requests.svelte'))['default']>
    'desk/stripe_events/index': PropsOf<(typeof import('../../inertia/pages/desk/stripe_events/index.svelte'))['default']>
    'desk/stripe_events/show': PropsOf<(typeof import('../../inertia/pages/desk/stripe_events/show.svelte'))['default']>
    'docs/api': PropsOf<(typeof import('../../inertia/pages/docs/api.svelte'))['default']>
    'errors/show': PropsOf<(typeof import('../../inertia/pages/errors/show.svelte'))['default']>
    'library/explanation': PropsOf<(typeof import('../../inertia/pages/library/explanation.svelte'))['default']>
    'library/index': PropsOf<(typeof import('../../inertia/pages/library/index.svelte'))['default']>
    'library/show': PropsOf<(typeof import('../../inertia/pages/library/show.svelte'))['default']>
    'library/tokens': PropsOf<(typeof import('../../inertia/pages/library/tokens.svelte'))['default']>
    'purchases/index': PropsOf<(typeof import('../../inertia/pages/purchases/index.svelte'))['default']>
    'purchases/show': PropsOf<(typeof import('../../inertia/pages/purchases/show.svelte'))['default']>
    'refunds/decide': PropsOf<(typeof import('../../inertia/pages/refunds/decide.svelte'))['default']>
    'refunds/new': PropsOf<(typeof import('../../inertia/pages/refunds/new.svelte'))['default']>
    'studio/become': PropsOf<(typeof import('../../inertia/pages/studio/become.svelte'))['default']>
    'studio/index': PropsOf<(typeof import('../../inertia/pages/studio/index.svelte'))['default']>
    'studio/listings/coupons': PropsOf<(typeof import('../../inertia/pages/studio/listings/coupons.svelte'))['default']>
    'studio/listings/create': PropsOf<(typeof import('../../inertia/pages/studio/listings/create.svelte'))['default']>
    'studio/listings/edit': PropsOf<(typeof import('../../inertia/pages/studio/listings/edit.svelte'))['default']>
    'studio/listings/index': PropsOf<(typeof import('../../inertia/pages/studio/listings/index.svelte'))['default']>
    'studio/listings/plans': PropsOf<(typeof import('../../inertia/pages/studio/listings/plans.svelte'))['default']>
    'studio/onboarding': PropsOf<(typeof import('../../inertia/pages/studio/onboarding.svelte'))['default']>
    'studio/payouts': PropsOf<(typeof import('../../inertia/pages/studio/payouts.svelte'))['default']>
    'studio/profile': PropsOf<(typeof import('../../inertia/pages/studio/profile.svelte'))['default']>
    'studio/refund_requests': PropsOf<(typeof import('../../inertia/pages/studio/refund_requests.svelte'))['default']>
    'studio/releases/index': PropsOf<(typeof import('../../inertia/pages/studio/releases/index.svelte'))['default']>
    'studio/releases/new': PropsOf<(typeof import('../../inertia/pages/studio/releases/new.svelte'))['default']>
    'studio/releases/show': PropsOf<(typeof import('../../inertia/pages/studio/releases/show.svelte'))['default']>
    'studio/sales': PropsOf<(typeof import('../../inertia/pages/studio/sales.svelte'))['default']>
    'styleguide/index': PropsOf<(typeof import('../../inertia/pages/styleguide/index.svelte'))['default']>
    'subscriptions/cancel': PropsOf<(typeof import('../../inertia/pages/subscriptions/cancel.svelte'))['default']>
    'subscriptions/index': PropsOf<(typeof import('../../inertia/pages/subscriptions/index.svelte'))['default']>
    'subscriptions/show': PropsOf<(typeof import('../../inertia/pages/subscriptions/show.svelte'))['default']>
    'subscriptions/switch': PropsOf<(typeof import('../../inertia/pages/subscriptions/switch.svelte'))['default']>
  }
}
