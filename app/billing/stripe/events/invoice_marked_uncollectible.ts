import { settleSubscription } from '../settle.js'

/** Nobody expects it to be paid any more: nothing is overdue because of it from now on. */
export default settleSubscription
