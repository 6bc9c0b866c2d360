import { settleSubscription } from '../settle.js'

/** Somebody gave an invoice up at Stripe: nothing is overdue because of it any more. */
export default settleSubscription
