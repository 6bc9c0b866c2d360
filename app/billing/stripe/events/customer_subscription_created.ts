import { settleSubscription } from '../settle.js'

/** A subscription began; its checkout says whose it is. */
export default settleSubscription
