import { EntitlementPeriodSchema } from '#database/schema'

/** A stretch of time that a subscription was paid for, or tried. */
export default class EntitlementPeriod extends EntitlementPeriodSchema {
  /** The purchase that paid for it, when there is one: a trial and a renewal over nothing have none. */
  get purchaseId(): string | null {
    return /^purchase:(.+)$/.exec(this.ref)?.[1] ?? null
  }
}
