import type { EntitlementFacts } from '#entitlements/terms/eligibility'

/** Whoever knocks at a machine door, as the door's one statement finds them. */
export type Bearer = {
  /** Null for a person with a session. */
  token_id: string | null
  user_id: string
  /** The one entitlement the token is limited to. */
  scope: string | null
  name: string | null
  last_four: string | null
  expires_at: Date | null
  last_used_at: Date | null
  is_admin: boolean
}

export type HeldEntitlement = EntitlementFacts & { id: string }
