import { settleSubscription } from '../settle.js'

/** Stripe could not issue the invoice of a period, mostly for want of an address: it stays a draft, and is not charged. */
export default settleSubscription
