import { settleSubscription } from '../settle.js'

/** Fires for every change: a renewal, a cancellation to come, a payment that fails. */
export default settleSubscription
