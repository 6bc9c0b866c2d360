import { settleSubscription } from '../settle.js'

/** It has ended, by itself or at once. */
export default settleSubscription
