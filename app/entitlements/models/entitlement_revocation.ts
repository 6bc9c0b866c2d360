import { EntitlementRevocationSchema } from '#database/schema'
import type { RevocationFacts, RevocationReason } from '#entitlements/terms/facts'

export default class EntitlementRevocation extends EntitlementRevocationSchema {
  /** The revocation as the pure terms read it. */
  get facts(): RevocationFacts {
    return {
      reason: this.reason as RevocationReason,
      message: this.message,
      revokedAt: this.revokedAt.toJSDate(),
      liftedAt: this.liftedAt?.toJSDate() ?? null,
    }
  }
}
