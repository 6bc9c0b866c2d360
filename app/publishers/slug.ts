/** Names that would let a publisher pass for us, for Core or for Stripe, or that we may want as an address. */
const RESERVED = new Set(
  `about account accounts admin administrator agents anonymous api billing curator desk everyone fleetprompt
   help home legal library marketplace me moderator new nobody null official opensentience opensentience-core
   payments policies policy privacy publisher publishers registry root security settings staff status stripe
   studio support system team terms undefined verified webhooks www`.split(/\s+/)
)

/** The part of an address made from a display name: lowercase ASCII words joined by hyphens, at most 50 characters, perhaps empty. */
export function slugOf(displayName: string): string {
  return displayName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '')
}

/** Whether a slug is kept back: reserved words, alone or dressed up as in “FleetPrompt Official”. */
export function isReserved(slug: string): boolean {
  return RESERVED.has(slug) || /(^|-)(fleetprompt|opensentience|stripe)(-|$)/.test(slug)
}
