import { settleSubscription } from '../settle.js'

/** Stripe serves it no more, until it is resumed. */
export default settleSubscription
