import type { Component } from 'svelte'
import AdminLayout from '~/layouts/admin.svelte'
import BuyerLayout from '~/layouts/buyer.svelte'
import PublicLayout from '~/layouts/public.svelte'
import PublisherLayout from '~/layouts/publisher.svelte'

const LAYOUTS: Record<string, Component<{ children: import('svelte').Snippet }>> = {
  studio: PublisherLayout,
  desk: AdminLayout,
  library: BuyerLayout,
  subscriptions: BuyerLayout,
  purchases: BuyerLayout,
  account: BuyerLayout,
}

/** The layout of a page by its audience, which is the first part of its name (`studio/listings/edit`). */
export function layoutFor(name: string) {
  return LAYOUTS[name.split('/')[0]] ?? PublicLayout
}
