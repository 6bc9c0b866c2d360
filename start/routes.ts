/**
 * Every domain's addresses, in the order of the house; what nobody answers comes last. One after the other and
 * awaited: side by side, a file whose imports take longer would register after the catch-all and never be asked.
 */
await import('#accounts/routes')
await import('#publishers/routes')
await import('#catalog/routes')
await import('#releases/routes')
await import('#entitlements/routes')
await import('#delivery/routes')
await import('#billing/routes')
await import('#registry/routes')
await import('#storefront/routes')
await import('#admin/routes')
await import('#shared/routes')

export {}
